#import <ConfRecord/ConfRecord.h>
#import <harness_objc.h>

static ConfRecordPerson *person(uint64_t number, NSString *name) {
    return [[FTK_ALLOC(ConfRecordPerson) initWithId:number name:name] autorelease];
}

static NSString *show(id item) {
    ConfRecordPerson *p = item;
    ConfRecordAddress *a = p.address;
    NSString *address = a == nil ? @"none" : [NSString stringWithFormat:@"{%@ %u}", conf_text(a.street), a.zip];
    return [NSString stringWithFormat:@"{%llu %@ %u %@ %@ %@ %@ %@}", (unsigned long long)p.id_, conf_text(p.name), p.age, conf_text(p.email), conf_list(p.tags, conf_show_text),
                                      conf_list(p.scores, conf_show_float), address, conf_list(p.friends, show)];
}

CONSUMER(record) {
    LOAD(ConfRecord);
    conf_line(@"create(1, \"ann\")", @"%@", show([ConfRecord create:1 name:@"ann"]));
    ConfRecordPerson *bob = person(7, @"bob");
    bob.age = 40;
    bob.email = @"b@x";
    bob.tags = ARRAY(@"a");
    bob.scores = ARRAY(REAL(0.5));
    bob.address = [[FTK_ALLOC(ConfRecordAddress) initWithStreet:@"Road"] autorelease];
    bob.address.zip = 5;
    conf_line(@"visit({7 \"bob\" 40 \"b@x\" [\"a\"] [0.500] \"Road\" 5})", @"%@", show([ConfRecord visit:bob]));
    ConfRecordPerson *one = person(1, @"");
    ConfRecordPerson *two = person(2, @"");
    two.friends = ARRAY(person(3, @""));
    one.friends = ARRAY(two);
    conf_line(@"sum_ids(nested 1, 2, 3)", @"%llu", (unsigned long long)[ConfRecord sumIds:ARRAY(one)]);
    conf_line(@"crowd(3)", @"%@", conf_list([ConfRecord crowd:3], show));
    NSArray *crowd = [ConfRecord crowd:500];
    conf_line(@"crowd(500)", @"%lu people, ids %llu", (unsigned long)[crowd count], (unsigned long long)[ConfRecord sumIds:crowd]);
    if (![[ConfRecord crowd:3] isEqual:[ConfRecord crowd:3]] || ![bob isEqual:[[bob copy] autorelease]] || [one isEqual:two]) conf_say(@"equality is wrong");
}
