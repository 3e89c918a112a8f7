#import <ConfShared/ConfShared.h>
#import <harness_objc.h>

@interface Toucher : NSThread {
@public
    ConfSharedNode *_node;
    uint32_t _last;
}
@end

@implementation Toucher
- (void)main {
    for (int i = 0; i < 1000; i++) _last = [_node touch];
}
@end

static NSString *show_name(id item) {
    return conf_text([(ConfSharedNode *)item name]);
}

CONSUMER(shared) {
    LOAD(ConfShared);
    conf_line(@"alive()", @"%u", [ConfSharedNode alive]);
    NSAutoreleasePool *outer = [[NSAutoreleasePool alloc] init];
    ConfSharedNode *root = [[FTK_ALLOC(ConfSharedNode) initWithName:@"root"] autorelease];
    NSAutoreleasePool *pool = [[NSAutoreleasePool alloc] init];
    [root add:[[FTK_ALLOC(ConfSharedNode) initWithName:@"a"] autorelease]];
    [root add:[[FTK_ALLOC(ConfSharedNode) initWithName:@"b"] autorelease]];
    conf_line(@"root.add(a), root.add(b); alive()", @"%u", [ConfSharedNode alive]);
    [pool drain];
    conf_line(@"a and b released by the consumer; alive()", @"%u", [ConfSharedNode alive]);
    pool = [[NSAutoreleasePool alloc] init];
    conf_line(@"children()", @"%@", conf_list([root children], show_name));
    conf_line(@"child(1)", @"%@", conf_text([root child:1].name));
    conf_line(@"child(7)", @"%@", conf_text([root child:7].name));
    [pool drain];
    ConfSharedNode *copy = [root retain];
    [copy release];
    conf_line(@"copy of root released; name", @"%@", conf_text(root.name));
    Toucher *one = [[[Toucher alloc] init] autorelease];
    Toucher *other = [[[Toucher alloc] init] autorelease];
    one->_node = other->_node = root;
    [one start];
    [other start];
    while (![one isFinished] || ![other isFinished]) [NSThread sleepForTimeInterval:0.001];
    conf_line(@"touch() from two threads 1000 times each", @"%u", one->_last > other->_last ? one->_last : other->_last);
    [root close];
    (void)root.name;
    conf_line(@"close root: name", @"%@", conf_outcome());
    [outer drain];
    conf_line(@"all released; alive()", @"%u", [ConfSharedNode alive]);
}
