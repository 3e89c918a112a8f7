#import <ConfStatic/ConfStatic.h>
#import <harness_objc.h>

CONSUMER(static) {
    LOAD(ConfStatic);
    ConfStaticCounter *seven = [[FTK_ALLOC(ConfStaticCounter) initWithStart:7] autorelease];
    ConfStaticCounter *nine = [[FTK_ALLOC(ConfStaticCounter) initWithStart:9] autorelease];
    conf_line(@"add(2, 3)", @"%u", [ConfStaticCounter add:2 b:3]);
    conf_line(@"hundred().value()", @"%u", [[ConfStaticCounter hundred] value]);
    conf_line(@"version", @"%@", conf_text([ConfStaticCounter version_]));
    conf_line(@"larger(7, 9).value()", @"%u", [[ConfStatic larger:seven b:nine] value]);
}
