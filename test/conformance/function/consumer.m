#import <ConfFunction/ConfFunction.h>
#import <harness_objc.h>

CONSUMER(function) {
    LOAD(ConfFunction);
    const uint32_t before = [ConfFunction calls];
    [ConfFunction noop];
    conf_line(@"noop()", @"%@", conf_outcome());
    [ConfFunction noop];
    conf_line(@"noop()", @"%@", conf_outcome());
    conf_line(@"calls()", @"%u", [ConfFunction calls] - before);
    NSString *text = [ConfFunction format:-1 b:2 c:0.5f d:0.25 e:YES f:0xfc g:@"g" h:conf_bytes("\x0a\xff", 2)];
    conf_line(@"format(-1, 2, 0.5, 0.25, true, U+00FC, \"g\", 0aff)", @"%@", conf_text(text));
    conf_line(@"add10(1..10)", @"%d", [ConfFunction add10:1 b:2 c:3 d:4 e:5 f:6 g:7 h:8 i:9 j:10]);
    const ConfFunctionPoint low = {0, 0};
    const ConfFunctionPoint high = {1, 3};
    const ConfFunctionPoint middle = [ConfFunction middle:low b:high];
    conf_line(@"middle((0, 0), (1, 3))", @"(%@, %@)", conf_float(middle.x), conf_float(middle.y));
}
