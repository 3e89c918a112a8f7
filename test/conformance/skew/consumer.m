#import <ConfSkew/ConfSkew.h>
#import <harness_objc.h>

static NSString *show(NSError *error) {
    conf_stop(error);
    switch ((ConfSkewSkewErrorCode)[error code]) {
    case ConfSkewSkewErrorCodeOld: return conf_error(error);
#ifndef CONF_OLD
    case ConfSkewSkewErrorCodeNew: return [NSString stringWithFormat:@"%@ why=%@", conf_error(error), conf_text([ConfSkewSkewErrorNew fromError:error].why)];
#endif
    }
    return [NSString stringWithFormat:@"unknown error %ld", (long)[error code]];
}

CONSUMER(skew) {
    LOAD(ConfSkew);
    static const uint32_t numbers[] = {1, 2};
    conf_line(@"kind_of(2)", @"%u", (unsigned)[ConfSkew kindOf:2]);
    ConfSkewItem *item = [ConfSkew makeItem:@"a"];
    ConfSkewBox *box = [[[ConfSkewBox alloc] init] autorelease];
#ifdef CONF_OLD
    conf_line(@"make_item(\"a\")", @"%@ %u", conf_text(item.name), (unsigned)item.kind);
    conf_line(@"put", @"%u", [box put:item]);
#else
    conf_line(@"make_item(\"a\")", @"%@ %u %@", conf_text(item.name), (unsigned)item.kind, conf_float(item.price));
    conf_line(@"put", @"%u", [box put:item]);
    const double total = [box total];
    NSError *failed = conf_reported();
    conf_line(@"total", @"%@", failed != nil ? conf_error(failed) : conf_float(total));
#endif
    for (size_t i = 0; i < 2; i++) {
        NSError *error = nil;
        (void)[ConfSkew fail:numbers[i] error:&error];
        conf_line([NSString stringWithFormat:@"fail(%u)", numbers[i]], @"%@", show(error));
    }
#ifndef CONF_OLD
    NSString *newer = [ConfSkew newer:@"x"];
    failed = conf_reported();
    conf_line(@"newer(\"x\")", @"%@", failed != nil ? conf_error(failed) : conf_text(newer));
#endif
}
