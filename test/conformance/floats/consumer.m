#import <ConfFloats/ConfFloats.h>
#import <harness_objc.h>

CONSUMER(floats) {
    LOAD(ConfFloats);
    const double values[] = {1.0, 2.0, 6.0};
    const ConfFloatsPair pair = {.single = 3.0f, .double_ = 5.0};
    conf_line(@"echo_f32(1.5)", @"%@", conf_float([ConfFloats echoF32:1.5f]));
    conf_line(@"echo_f64(-0.125)", @"%@", conf_float([ConfFloats echoF64:-0.125]));
    conf_line(@"mean([1.0, 2.0, 6.0])", @"%@", conf_float([ConfFloats mean:values count:3]));
    conf_line(@"mean([])", @"%@", conf_float([ConfFloats mean:NULL count:0]));
    const ConfFloatsPair half = [ConfFloats halve:pair];
    conf_line(@"halve(3.0, 5.0)", @"%@ %@", conf_float(half.single), conf_float(half.double_));
    conf_line(@"special()", @"%@", conf_joined([ConfFloats special], conf_show_float, @" "));
}
