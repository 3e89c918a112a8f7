#import <ConfRecordGrowth/ConfRecordGrowth.h>
#import <harness_objc.h>

static ConfRecordGrowthSettings *settings(NSString *name, uint32_t level) {
    ConfRecordGrowthSettings *made = [[FTK_ALLOC(ConfRecordGrowthSettings) initWithName:name] autorelease];
    made.level = level;
    return made;
}

static NSString *show(id item) {
#ifndef CONF_OLD
    return [NSString stringWithFormat:@"%u %@", [(ConfRecordGrowthSettings *)item level], conf_text([item color])];
#else
    return [NSString stringWithFormat:@"%u", [(ConfRecordGrowthSettings *)item level]];
#endif
}

CONSUMER(record_growth) {
    LOAD(ConfRecordGrowth);
    conf_line(@"show(\"a\" 2)", @"%@", conf_text([ConfRecordGrowth show:settings(@"a", 2)]));
#ifndef CONF_OLD
    ConfRecordGrowthSettings *full = settings(@"a", 2);
    full.color = @"blue";
    full.limit = NUMBER(3);
    full.hint = @"h";
    NSString *shown = [ConfRecordGrowth show:full];
    NSError *failed = conf_reported();
    conf_line(@"show(\"a\" 2 \"blue\" 3 \"h\")", @"%@", failed != nil ? conf_error(failed) : conf_text(shown));
    // An old provider does not know colors; hints it may ignore.
    if ([failed code] == FTKErrorUnavailable) {
        ConfRecordGrowthSettings *hinted = settings(@"a", 2);
        hinted.hint = @"h";
        conf_line(@"show(\"a\" 2 hint \"h\")", @"%@", conf_text([ConfRecordGrowth show:hinted]));
    }
    ConfRecordGrowthSettings *made = [ConfRecordGrowth make];
    conf_line(@"make()", @"%@ %u %@ %@", conf_text(made.name), made.level, conf_text(made.color), conf_number(made.limit));
#else
    ConfRecordGrowthSettings *made = [ConfRecordGrowth make];
    conf_line(@"make()", @"%@ %u", conf_text(made.name), made.level);
#endif
    conf_line(@"show_all", @"%@", conf_joined([ConfRecordGrowth showAll:ARRAY(settings(@"x", 1), settings(@"y", 1))], conf_show_text, @", "));
    conf_line(@"make_all()", @"%@", conf_joined([ConfRecordGrowth makeAll], show, @", "));
}
