#import <ConfMethod/ConfMethod.h>
#import <harness_objc.h>

static NSString *show_entry(id item) {
    ConfMethodEntry *entry = item;
    return [NSString stringWithFormat:@"%@ %lld", entry.key, (long long)entry.value];
}

CONSUMER(method) {
    LOAD(ConfMethod);
    NSError *error = nil;
    int64_t value = 0;
    ConfMethodDict *dict = [[[ConfMethodDict alloc] init] autorelease];
    conf_line(@"put(\"a\", 1)", @"%@", conf_number([dict put:@"a" value:1]));
    conf_line(@"put(\"a\", 2)", @"%@", conf_number([dict put:@"a" value:2]));
    conf_line(@"put(\"b\", -3)", @"%@", conf_number([dict put:@"b" value:-3]));
    if (![dict get:@"a" result:&value error:&error]) conf_end(@"get", error);
    conf_line(@"get(\"a\")", @"%lld", (long long)value);
    (void)[dict get:@"zz" result:&value error:&error];
    conf_line(@"get(\"zz\")", @"%@ key=%@", conf_error(error), conf_text([ConfMethodKeyErrorMissing fromError:error].key));
    conf_line(@"length()", @"%u", [dict length]);
    conf_line(@"entries()", @"%@", conf_list([dict entries], show_entry));
    ConfMethodDict *other = [[[ConfMethodDict alloc] init] autorelease];
    (void)[other put:@"c" value:9];
    (void)[other put:@"a" value:5];
    conf_line(@"merge(other with c 9, a 5)", @"%u", [dict merge:other]);
    conf_line(@"entries()", @"%@", conf_list([dict entries], show_entry));
    [dict clear];
    conf_line(@"clear(); length()", @"%u", [dict length]);
}
