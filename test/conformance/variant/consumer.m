#import <ConfVariant/ConfVariant.h>
#import <harness_objc.h>

static NSString *show(id item) {
    ConfVariantValue *value = item;
    switch (value.kind) {
    case ConfVariantValueKindNull: return @"null";
    case ConfVariantValueKindBoolean: return conf_bool(value.boolean);
    case ConfVariantValueKindInt: return [NSString stringWithFormat:@"%lld", (long long)value.int_];
    case ConfVariantValueKindFloat: return conf_float(value.float_);
    case ConfVariantValueKindText: return conf_text(value.text);
    case ConfVariantValueKindBlob: return conf_hex(value.blob);
    case ConfVariantValueKindList: return conf_list(value.list, show);
    case ConfVariantValueKindObject: return conf_map(value.object, conf_show_text, show);
    case ConfVariantValueKindPoint: return [NSString stringWithFormat:@"(%d, %d)", value.point.x, value.point.y];
    case ConfVariantValueKindPerson: return [NSString stringWithFormat:@"person %@ %u", conf_text(value.person.name), value.person.age];
    case ConfVariantValueKindGeo: {
        NSString *altitude = value.geoAltitude == nil ? @"none" : conf_show_float(value.geoAltitude);
        return [NSString stringWithFormat:@"geo %@ %@ %@", conf_float(value.geoLat), conf_float(value.geoLon), altitude];
    }
    }
    return [NSString stringWithFormat:@"unknown %u", (unsigned)value.kind];
}

static NSString *show_expr(ConfVariantExpr *expr) {
    switch (expr.kind) {
    case ConfVariantExprKindNumber: return [NSString stringWithFormat:@"%lld", (long long)expr.number];
    case ConfVariantExprKindNegate: return [NSString stringWithFormat:@"-(%@)", show_expr(expr.negate)];
    case ConfVariantExprKindSum: return [NSString stringWithFormat:@"%@ + %@", show_expr(expr.sumLeft), show_expr(expr.sumRight)];
    }
    return @"?";
}

CONSUMER(variant) {
    LOAD(ConfVariant);
    ConfVariantValue *nested = [ConfVariantValue list:ARRAY([ConfVariantValue int_:1], [ConfVariantValue list:ARRAY([ConfVariantValue text:@"a"], [ConfVariantValue null])])];
    ConfVariantValue *truth = [ConfVariantValue list:ARRAY([ConfVariantValue boolean:YES])];
    ConfVariantValue *object = [ConfVariantValue object:MAP([ConfVariantValue int_:1], @"k", truth, @"l")];
    const ConfVariantPoint place = {1, 2};
    ConfVariantPerson *ann = [[FTK_ALLOC(ConfVariantPerson) initWithName:@"ann"] autorelease];
    ann.age = 3;
    NSArray *values = ARRAY([ConfVariantValue null], [ConfVariantValue boolean:YES], [ConfVariantValue int_:-5], [ConfVariantValue float_:0.5], [ConfVariantValue text:@"täxt"],
                            [ConfVariantValue blob:conf_bytes("\x01\x02", 2)], nested, object, [ConfVariantValue point:place], [ConfVariantValue person:ann],
                            [ConfVariantValue geoWithLat:1.5 lon:2.5 altitude:nil], [ConfVariantValue geoWithLat:1.5 lon:2.5 altitude:REAL(3.5)]);
    NSArray *shown = ARRAY(@"null", @"true", @"-5", @"0.5", @"\"täxt\"", @"0102", @"[1, [\"a\", null]]", @"{\"k\": 1, \"l\": [true]}", @"(1, 2)", @"person \"ann\" 3", @"geo 1.5 2.5 none",
                           @"geo 1.5 2.5 3.5");
    for (NSUInteger i = 0; i < [values count]; i++) {
        ConfVariantValue *value = [values objectAtIndex:i];
        ConfVariantValue *back = [ConfVariant echo:value];
        conf_line([NSString stringWithFormat:@"echo(%@)", [shown objectAtIndex:i]], @"%@", show(back));
        if (![back isEqual:value]) conf_say(@"not equal");
    }
    ConfVariantValue *inner = [ConfVariantValue object:MAP([ConfVariantValue list:ARRAY([ConfVariantValue int_:2])], @"k")];
    ConfVariantValue *deep = [ConfVariantValue list:ARRAY([ConfVariantValue int_:1], [ConfVariantValue list:ARRAY([ConfVariantValue text:@"a"])], inner)];
    conf_line(@"depth([1, [\"a\"], {\"k\": [2]}])", @"%u", [ConfVariant depth:deep]);
    ConfVariantExpr *minusTwo = [ConfVariantExpr negate:[ConfVariantExpr number:2]];
    ConfVariantExpr *sum = [ConfVariantExpr sumWithLeft:[ConfVariantExpr number:1] right:minusTwo];
    conf_line(@"evaluate(-(1 + -(2)))", @"%lld", (long long)[ConfVariant evaluate:[ConfVariantExpr negate:sum]]);
    ConfVariantExpr *sample = [ConfVariant sample];
    conf_line(@"sample()", @"%@", show_expr(sample));
    conf_line(@"evaluate(sample())", @"%lld", (long long)[ConfVariant evaluate:sample]);
    conf_line(@"gallery()", @"%@", conf_joined([ConfVariant gallery], show, @", "));
}
