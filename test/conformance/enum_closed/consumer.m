#import <ConfEnumClosed/ConfEnumClosed.h>
#import <harness_objc.h>

CONSUMER(enum_closed) {
    LOAD(ConfEnumClosed);
    conf_line(@"reverse(less)", @"%d", (int)[ConfEnumClosed reverse:ConfEnumClosedOrderLess]);
    conf_line(@"reverse(equal)", @"%d", (int)[ConfEnumClosed reverse:ConfEnumClosedOrderEqual]);
    conf_line(@"compare(1, 2)", @"%d", (int)[ConfEnumClosed compare:1 b:2]);
    conf_line(@"compare(2, 2)", @"%d", (int)[ConfEnumClosed compare:2 b:2]);
    ConfEnumClosedPair *pair = [[FTK_ALLOC(ConfEnumClosedPair) initWithFirst:ConfEnumClosedOrderGreater] autorelease];
    pair = [ConfEnumClosed swap:pair];
    conf_line(@"swap(greater, equal)", @"%d %d", (int)pair.first, (int)pair.second);
    NSArray *orders = ARRAY(NUMBER(ConfEnumClosedOrderEqual), NUMBER(ConfEnumClosedOrderLess), NUMBER(ConfEnumClosedOrderEqual));
    conf_line(@"count_equal([equal, less, equal])", @"%u", [ConfEnumClosed countEqual:orders]);
}
