#import <ConfProperty/ConfProperty.h>
#import <harness_objc.h>

CONSUMER(property) {
    LOAD(ConfProperty);
    NSError *error = nil;
    int32_t level = 0;
    ConfPropertyDial *dial = [[[ConfPropertyDial alloc] init] autorelease];
    conf_line(@"changes", @"%u", dial.changes);
    conf_line(@"label", @"%@", conf_text(dial.label));
    dial.label = @"volume";
    conf_line(@"label", @"%@", conf_text(dial.label));
    dial.tags = ARRAY(@"a", @"b");
    conf_line(@"tags", @"%@", conf_list(dial.tags, conf_show_text));
    if (![dial setLevel:7 error:&error] || ![dial getLevel:&level error:&error]) conf_end(@"level", error);
    conf_line(@"level", @"%d", level);
    (void)[dial setLevel:11 error:&error];
    conf_line(@"set level 11", @"%@ value=%d", conf_error(error), [ConfPropertyRangeErrorOutOfRange fromError:error].value);
    if (![dial getLevel:&level error:&error]) conf_end(@"level", error);
    conf_line(@"level", @"%d", level);
    conf_line(@"limit", @"%@", conf_number(dial.limit));
    dial.limit = [NSNumber numberWithUnsignedLongLong:UINT64_MAX];
    conf_line(@"limit", @"%@", conf_number(dial.limit));
    conf_line(@"changes", @"%u", dial.changes);
}
