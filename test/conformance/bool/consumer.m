#import <ConfBool/ConfBool.h>
#import <harness_objc.h>

CONSUMER(bool) {
    LOAD(ConfBool);
    NSNumber *yes = [NSNumber numberWithBool:YES];
    NSNumber *no = [NSNumber numberWithBool:NO];
    conf_line(@"negate(true)", @"%@", conf_bool([ConfBool negate:YES]));
    conf_line(@"negate(false)", @"%@", conf_bool([ConfBool negate:NO]));
    conf_line(@"all([true, true])", @"%@", conf_bool([ConfBool all:ARRAY(yes, yes)]));
    conf_line(@"all([true, false])", @"%@", conf_bool([ConfBool all:ARRAY(yes, no)]));
    conf_line(@"all([])", @"%@", conf_bool([ConfBool all:[NSArray array]]));
    conf_line(@"pattern()", @"%@", conf_list([ConfBool pattern], conf_show_bool));
    ConfBoolSwitches *switches = [[FTK_ALLOC(ConfBoolSwitches) initWithOn:YES] autorelease];
    switches = [ConfBool swap:switches];
    conf_line(@"swap(on=true, off=false)", @"on=%@, off=%@", conf_bool(switches.on), conf_bool(switches.off));
}
