#import <ConfDefaultArgs/ConfDefaultArgs.h>
#import <harness_objc.h>

CONSUMER(default_args) {
    LOAD(ConfDefaultArgs);
    const ConfDefaultArgsAccess both = ConfDefaultArgsAccessRead | ConfDefaultArgsAccessWrite;
    conf_line(@"show()", @"%@", conf_text([ConfDefaultArgs show]));
    NSString *some = [ConfDefaultArgs show:@"y" count:5 ratio:0.5 flag:YES mode:ConfDefaultArgsModeFast access:both limit:kConfDefaultArgsLimit];
    conf_line(@"show(\"y\", 5)", @"%@", conf_text(some));
    NSString *all = [ConfDefaultArgs show:@"y" count:5 ratio:1.5 flag:NO mode:ConfDefaultArgsModeSlow access:ConfDefaultArgsAccessRead limit:1];
    conf_line(@"show(\"y\", 5, 1.5, false, slow, read, 1)", @"%@", conf_text(all));
    conf_line(@"open(\"k\")", @"%@", conf_text([ConfDefaultArgs open:@"k"]));
    ConfDefaultArgsOptions *options = [[[ConfDefaultArgsOptions alloc] init] autorelease];
    options.depth = 9;
    NSString *opened = [ConfDefaultArgs open:@"k" options:options tags:ARRAY(@"a", @"b") limit:NUMBER(4)];
    conf_line(@"open(\"k\", {depth 9}, [\"a\", \"b\"], 4)", @"%@", conf_text(opened));
}
