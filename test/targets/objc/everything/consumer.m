// Every construct once, against the C++ provider of the same interface.
#import <TestEverything/TestEverything.h>

#include <stdio.h>
#include <string.h>

static int failures = 0;

static void report_line(BOOL good, const char *what, int line) {
    if (good) return;
    printf("line %d: %s\n", line, what);
    ++failures;
}
#define CHECK(what) report_line((what) ? YES : NO, #what, __LINE__)
#define ARRAY(...) [NSArray arrayWithObjects:__VA_ARGS__, nil]
#define MAP(...) [NSDictionary dictionaryWithObjectsAndKeys:__VA_ARGS__, nil]
#define NUMBER(value) [NSNumber numberWithLongLong:(value)]
#define REAL(value) [NSNumber numberWithDouble:(value)]

static NSInteger heard = 0;

static void hear(NSError *error, NSString *function, void *context) {
    (void)function;
    (void)context;
    heard = [error code];
}

static NSInteger told(void) {
    NSInteger code = heard;
    heard = 0;
    return code;
}

static TestEverythingPerson *person(void) {
    NSArray *row = ARRAY(NUMBER(1), NUMBER(65535));
    return [[FTK_ALLOC(TestEverythingPerson) initWithId:7 grid:ARRAY(row, row)] autorelease];
}

static void scalars(void) {
    [TestEverything noop];
    CHECK([[TestEverything scalars:-1 b:UINT64_MAX c:0.5f d:0.25 e:YES f:0x1f600 g:9] isEqualToString:@"-1 18446744073709551615 0.500000 0.250000 true 128512 9"]);
    CHECK([TestEverything echoLevel:(TestEverythingLevel)77] == 77 && [TestEverything echoOrder:TestEverythingOrderLess] == TestEverythingOrderLess);
    CHECK([TestEverything echoMode:TestEverythingModeFast | TestEverythingModeSafe] == 3 && told() == 0);
    (void)[TestEverything echoOrder:(TestEverythingOrder)5];
    CHECK(told() == FTKErrorValue);
    (void)[TestEverything echoMode:(TestEverythingMode)4];
    CHECK(told() == FTKErrorValue);
    CHECK([TestEverything nextId:41] == 42 && [[TestEverything domain:@"a@b"] isEqualToString:@"b"]);
    TestEverythingMixed mixed;
    memset(&mixed, 0, sizeof mixed);
    mixed.on = 1;
    mixed.letter = 0x1f600;
    mixed.order = TestEverythingOrderGreater;
    mixed.corner[1].y = 9;
    mixed.id = 5;
    CHECK(TestEverythingMixedEqual([TestEverything echoMixed:mixed], mixed));
    mixed.letter = 0xd800;
    (void)[TestEverything echoMixed:mixed];
    CHECK(told() == FTKErrorValue);
    CHECK(kTestEverythingLimit == 1024 && kTestEverythingLowest == INT64_MIN && kTestEverythingBest == TestEverythingLevelHigh && [kTestEverythingMagic() length] == 5);
    CHECK(kTestEverythingTicketFirst == 1 && [[TestEverythingTicket version_] length] > 0);
}

static void collections(void) {
    const int64_t numbers[] = {1, -2, 4};
    TestEverythingPoint corners[] = {{1, 2}, {3, 4}};
    CHECK([[TestEverything turn:ARRAY(NUMBER(1), NUMBER(2), NUMBER(3), NUMBER(4))] isEqual:ARRAY(NUMBER(4), NUMBER(3), NUMBER(2), NUMBER(1))]);
    CHECK([TestEverything turn:ARRAY(NUMBER(1))] == nil && told() == FTKErrorInvalid);
    CHECK([TestEverything turn:ARRAY(NUMBER(1), NUMBER(2), NUMBER(3), NUMBER(65536))] == nil && told() == FTKErrorRange);
    CHECK([TestEverything turn:ARRAY(NUMBER(1), NUMBER(2), NUMBER(3), REAL(0.5))] == nil && told() == FTKErrorValue);
    CHECK([[TestEverything triple:@"n"] isEqual:ARRAY(@"n1", @"n2", @"n3")]);
    NSArray *signs = ARRAY(ARRAY(NUMBER(1), NUMBER(0), NUMBER(1)));
    CHECK([[TestEverything twisted:ARRAY(ARRAY(@"a", @"b")) signs:signs] isEqual:ARRAY(ARRAY(@"b", @"a", @"2"))]);
    CHECK([TestEverything sum:numbers count:3] == 3 && [TestEverything sum:NULL count:0] == 0);
    (void)[TestEverything sum:NULL count:3];
    CHECK(told() == FTKErrorInvalid);
    [TestEverything swapAll:corners count:2];
    CHECK(corners[0].x == 2 && corners[1].y == 3);
    CHECK([[TestEverything chars:ARRAY(NUMBER('a'), NUMBER(0x1f600))] isEqual:ARRAY(NUMBER('a'), NUMBER(0x1f600))]);
    CHECK([TestEverything chars:ARRAY(NUMBER(0xd800))] == nil && told() == FTKErrorValue);
    CHECK([[TestEverything bools:ARRAY([NSNumber numberWithBool:YES])] isEqual:ARRAY([NSNumber numberWithBool:YES])]);
    CHECK([TestEverything views:ARRAY(@"ab", @"ü")] == 4);
    CHECK([[TestEverything nested:ARRAY([NSArray array], ARRAY(NUMBER(3)))] isEqual:ARRAY([NSArray array], ARRAY(NUMBER(3)))]);
    NSArray *holes = ARRAY([NSNull null], NUMBER(1), [NSNull null]);
    CHECK([[TestEverything holes:holes] isEqual:holes]);
    CHECK([TestEverything texts:holes] == nil && told() == FTKErrorInvalid);
    CHECK([[TestEverything counts:MAP(NUMBER(1), @"a", NUMBER(2), @"b")] isEqual:MAP(NUMBER(1), @"a", NUMBER(2), @"b")]);
    CHECK([[TestEverything owners:MAP(NUMBER(9), NUMBER(5))] isEqual:MAP(NUMBER(9), NUMBER(5))]);
    CHECK([[TestEverything letters:MAP(ARRAY(@"ab"), NUMBER('a'))] isEqual:MAP(ARRAY(@"ab"), NUMBER('a'))]);
    CHECK([TestEverything counts:MAP(@"no number", @"a")] == nil && told() == FTKErrorInvalid);
}

static void optionals(void) {
    const TestEverythingPoint place = TestEverythingPointMake(1, 2);
    CHECK([[TestEverything maybeNumber:NUMBER(0)] isEqual:NUMBER(0)] && [TestEverything maybeNumber:nil] == nil);
    CHECK([[TestEverything maybeText:@""] isEqual:@""] && [TestEverything maybeText:nil] == nil);
    CHECK(TestEverythingPointUnbox([TestEverything maybePoint:TestEverythingPointBox(place)]).y == 2 && [TestEverything maybePoint:nil] == nil);
    CHECK([TestEverything maybePerson:person()].age == 30 && [TestEverything maybePerson:nil] == nil);
    CHECK([[TestEverything maybeList:[NSArray array]] count] == 0 && [TestEverything maybeList:[NSArray array]] != nil && [TestEverything maybeList:nil] == nil);
    CHECK([[TestEverything maybeTexts:ARRAY(@"a")] isEqual:ARRAY(@"a")] && [TestEverything maybeTexts:nil] == nil);
    CHECK([[TestEverything maybeLevel:NUMBER(9)] isEqual:NUMBER(9)] && [TestEverything maybeLevel:nil] == nil);
    CHECK([TestEverything maybeValue:[TestEverythingValue int_:5]].int_ == 5 && [TestEverything maybeValue:nil] == nil);
    CHECK(told() == 0);
}

static void records(void) {
    TestEverythingPerson *full = person();
    CHECK(full.age == 30 && [full.tags isEqual:ARRAY(@"new")] && [full.scores isEqual:ARRAY(REAL(0.5), REAL(1.5))] && full.access == TestEverythingAccessAll && full.nick == nil);
    full.nick = @"n";
    full.flags = ARRAY([NSNumber numberWithBool:YES]);
    full.address = [[FTK_ALLOC(TestEverythingAddress) initWithStreet:@"Way"] autorelease];
    full.friends = ARRAY(person(), person());
    full.words = MAP(NUMBER(3), @"three");
    full.holes = ARRAY([NSNull null], NUMBER(2));
    full.nested = ARRAY(ARRAY(NUMBER(1)));
    full.blobs = ARRAY([NSData dataWithBytes:"\0\xff" length:2]);
    full.place = TestEverythingPointBox(TestEverythingPointMake(3, 4));
    TestEverythingPerson *back = [TestEverything echoPerson:full];
    CHECK([back isEqual:full] && [[back.friends objectAtIndex:1] isEqual:person()] && back.address.zip == 10115);
    CHECK([[TestEverything people:ARRAY(full, person())] isEqual:ARRAY(full, person())]);
    CHECK([[TestEverything showAddress] isEqualToString:@"Way 10115"] && [[TestEverything showAddress:full.address] isEqualToString:@"Way 10115"]);
    CHECK([[TestEverything sharedPerson].email isEqualToString:@"kept@example.org"] && [[TestEverything lentPerson] isEqual:[TestEverything sharedPerson]]);
    TestEverythingNode *node = [[FTK_ALLOC(TestEverythingNode) initWithName:@"a"] autorelease];
    node.next = [[FTK_ALLOC(TestEverythingNode) initWithName:@"b"] autorelease];
    CHECK([[TestEverything chain:node].next.name isEqualToString:@"b"]);
    /* A record that contains itself is deeper than any value may be. */
    node.next.next = node;
    CHECK([TestEverything chain:node] == nil && told() == FTKErrorRange);
    node.next.next = nil;
    CHECK([[TestEverything defaults] isEqualToString:@"x 2 0.500000 low read none 0"]);
}

static void variants(void) {
    TestEverythingValue *deep = [TestEverythingValue items:ARRAY([TestEverythingValue empty], [TestEverythingValue object:MAP([TestEverythingValue person:person()], @"p")])];
    NSArray *all = ARRAY([TestEverythingValue empty], [TestEverythingValue flag:YES], [TestEverythingValue int_:INT64_MIN], [TestEverythingValue text:@"ü"],
                         [TestEverythingValue blob:[NSData data]], deep, [TestEverythingValue point:TestEverythingPointMake(1, 2)], [TestEverythingValue person:person()],
                         [TestEverythingValue geoWithLat:1 lon:2 altitude:nil], [TestEverythingValue geoWithLat:1 lon:2 altitude:[NSNumber numberWithFloat:0.5f]]);
    for (TestEverythingValue *value in all) CHECK([[TestEverything echoValue:value] isEqual:value]);
    TestEverythingExpr *two = [TestEverythingExpr num:2];
    TestEverythingExpr *sum = [TestEverythingExpr addWithLeft:two right:[TestEverythingExpr neg:two]];
    CHECK([[TestEverything simplify:sum] isEqual:[TestEverythingExpr addWithLeft:[TestEverythingExpr neg:two] right:two]]);
    for (int i = 0; i < 490; i++) two = [TestEverythingExpr neg:two];
    CHECK([[TestEverything simplify:two] isEqual:two] && told() == 0);
    for (int i = 0; i < 100; i++) two = [TestEverythingExpr neg:two];
    CHECK([TestEverything simplify:two] == nil && told() == FTKErrorRange);
}

static void errors(void) {
    NSError *error = nil;
    CHECK([TestEverything load:@"gone" error:&error] == nil && [[error localizedDescription] isEqualToString:@"no such key: gone"]);
    TestEverythingStoreErrorMissing *missing = [TestEverythingStoreErrorMissing fromError:error];
    CHECK([missing.at isEqual:NUMBER(3)] && missing.level == TestEverythingLevelLow && [missing.tags isEqual:ARRAY(@"a", @"b")]);
    CHECK([TestEverything load:@"net:abc" error:&error] == nil);
    CHECK([TestEverythingNetErrorTimeout fromError:[TestEverythingStoreError netIn:error]].seconds == 3 && [TestEverythingStoreError netIn:nil] == nil);
    CHECK([[TestEverything load:@"k" error:&error] isEqualToString:@"kk"]);
    static const NSInteger codes[] = {FTKErrorPanic, FTKErrorPanic, FTKErrorNoMemory, FTKErrorUnsupported};
    for (uint32_t kind = 1; kind <= 4; kind++) {
        [TestEverything throwsAnything:kind];
        CHECK(told() == codes[kind - 1]);
    }
    int64_t power = 0;
    TestEverythingMathPair pair = TestEverythingMathPairMake(2, 10);
    CHECK([TestEverythingMath power:pair result:&power error:&error] && power == 1024);
    pair.exponent = 61;
    CHECK(![TestEverythingMath power:pair result:&power error:&error] && [error code] == TestEverythingMathMathErrorCodeOverflow);
}

@interface Everything : NSObject <TestEverythingWeave, TestEverythingVisit, TestEverythingName, TestEverythingHand, TestEverythingMathStep> {
@public
    NSError *_failure;
    BOOL _nothing;
    BOOL _keep;
    TestEverythingTicket *_kept;
}
@end

@implementation Everything
- (NSArray *)callWithRows:(NSArray *)rows columns:(NSArray *)columns {
    CHECK([columns isEqual:ARRAY(ARRAY(REAL(1.5)), ARRAY(REAL(-2)))]);
    return _nothing ? ARRAY(@"wrong") : ARRAY([rows objectAtIndex:1], [rows objectAtIndex:0]);
}
- (TestEverythingValue *)callWithPerson:(TestEverythingPerson *)one value:(TestEverythingValue *)value text:(NSString *)text error:(NSError **)error {
    CHECK([text isEqualToString:@"text"]);
    if (_failure != nil && error != NULL) *error = _failure;
    if (_failure != nil || _nothing) return nil;
    return [TestEverythingValue items:ARRAY(value, [TestEverythingValue person:one])];
}
- (NSString *)callWithPoint:(TestEverythingPoint)point {
    return _nothing ? nil : [NSString stringWithFormat:@"%d:%d", point.x, point.y];
}
- (TestEverythingTicket *)callWithTicket:(TestEverythingTicket *)ticket desk:(TestEverythingDesk *)desk {
    CHECK([desk.name isEqualToString:@"main"]);
    if (_nothing) return nil;
    _kept = [ticket retain];
    return _keep ? [[FTK_ALLOC(TestEverythingTicket) initWithNumber:99] autorelease] : ticket;
}
- (int64_t)callWithValue:(TestEverythingMathPair)value {
    return value.base + value.exponent;
}
- (void)dealloc {
    [_kept release];
    [super dealloc];
}
@end

static Everything *everything(void) {
    return [[[Everything alloc] init] autorelease];
}

static void callbacks(void) {
    NSError *error = nil;
    Everything *one = everything();
    CHECK([[TestEverything woven:one] isEqualToString:@"ç,d;a,b"]);
    TestEverythingValue *value = [TestEverything visit:person() value:[TestEverythingValue flag:YES] visit:one error:&error];
    CHECK([value.items count] == 2 && [[value.items objectAtIndex:1] person].age == 30);
    CHECK([[TestEverything callName:one] isEqualToString:@"1:2"] && [[TestEverything callName:nil] isEqualToString:@"no callback"]);
    CHECK([TestEverythingMath apply:TestEverythingMathPairMake(3, 4) step:one] == 7);
    one->_nothing = YES;
    CHECK([TestEverything woven:one] == nil && told() == FTKErrorInvalid);
    CHECK([[TestEverything callName:one] isEqualToString:@"no name"]);
    CHECK([TestEverything visit:person() value:[TestEverythingValue empty] visit:one error:&error] == nil && [error code] == FTKErrorCallback);
    TestEverythingStoreErrorMissing *fields = [[FTK_ALLOC(TestEverythingStoreErrorMissing) initWithKey:@"k" level:TestEverythingLevelHigh tags:ARRAY(@"t")] autorelease];
    one->_failure = [TestEverythingStoreError missing:fields];
    CHECK([TestEverything visit:person() value:[TestEverythingValue empty] visit:one error:&error] == nil && error == one->_failure);
    one->_failure = [TestEverythingStoreError net:[TestEverythingNetError refused]];
    CHECK([TestEverything visit:person() value:[TestEverythingValue empty] visit:one error:&error] == nil && error == one->_failure);
}

static void objects(void) {
    NSError *error = nil;
    uint32_t number = 0;
    TestEverythingDesk *desk = [[FTK_ALLOC(TestEverythingDesk) initWithName:@"main"] autorelease];
    TestEverythingTicket *ticket = [[FTK_ALLOC(TestEverythingTicket) initWithNumber:5] autorelease];
    CHECK(ticket.label == nil);
    ticket.label = @"l";
    CHECK([ticket.label isEqualToString:@"l"]);
    CHECK([ticket setTags:ARRAY(@"a") error:&error] && [[ticket tagsAndReturnError:&error] isEqual:ARRAY(@"a")]);
    CHECK([TestEverything compare:ticket b:ticket] && ![TestEverything compare:ticket b:nil] && told() == 0);
    CHECK([[desk view] isEqualToString:@"main"] && [[desk numbers] length] == 24 && [desk maybe:NO] == nil && [desk maybe:YES] != nil);
    CHECK([[TestEverything same:desk].name length] > 0 && [TestEverything same:nil] == nil);
    Everything *one = everything();
    TestEverythingTicket *back = [TestEverything hand:ticket desk:desk hand:one];
    CHECK([back number] == 5 && [ticket number] == 0 && told() == FTKErrorNullHandle && [one->_kept number] == 0 && told() == FTKErrorNullHandle);
    Everything *keeping = everything();
    keeping->_keep = YES;
    CHECK([[TestEverything hand:back desk:desk hand:keeping] number] == 99 && [keeping->_kept number] == 5);
    Everything *losing = everything();
    losing->_nothing = YES;
    CHECK([TestEverything hand:keeping->_kept desk:desk hand:losing] == nil && told() == FTKErrorInvalid);
    TestEverythingTicket *spent = [[FTK_ALLOC(TestEverythingTicket) initWithNumber:6] autorelease];
    CHECK([spent spendWithResult:&number error:&error] && number == 6 && ![spent spendWithResult:&number error:&error] && [error code] == FTKErrorNullHandle);
    CHECK([TestEverything discard:nil] == 0 && [TestEverything discard:[[FTK_ALLOC(TestEverythingTicket) initWithNumber:8] autorelease]] == 8);
    TestEverythingBooking *booking = [TestEverything book:3 spare:YES desk:desk];
    CHECK([booking.ticket number] == 3 && [booking.spare number] == 4 && [TestEverything redeem:booking] == 4007 && [TestEverything redeem:booking] == 0 && told() == FTKErrorNullHandle);
    CHECK([TestEverything redeemAll:@"x" bookings:[TestEverything bookMany:3 desk:desk]] == 3);
    /* What could not be sent stays the caller's. */
    NSArray *bookings = [TestEverything bookMany:2 desk:desk];
    CHECK([TestEverything redeemAll:(id)[NSNull null] bookings:bookings] == 0 && told() == FTKErrorInvalid && [[[bookings objectAtIndex:1] ticket] number] == 2);
    CHECK([TestEverything maybeAsk:0] == nil && [TestEverything maybeAsk:1].kind == TestEverythingAnswerKindNoneLeft && [[TestEverything maybeAsk:4].granted number] == 3);
    CHECK(told() == 0);
}

int main(void) {
    NSAutoreleasePool *pool = [[NSAutoreleasePool alloc] init];
    FTKSetErrorHandler(hear, NULL);
    scalars();
    collections();
    optionals();
    records();
    variants();
    errors();
    callbacks();
    objects();
    [pool drain];
    CHECK([TestEverythingTicket alive] == 0);
    ftk_leaks leaks = {.size = sizeof leaks};
    CHECK(ftk_leaks_read(&leaks) == FTK_OK && leaks.handles + leaks.errors + leaks.owners == 0);
    if (leaks.allocations != 0) printf("%llu blocks left\n", (unsigned long long)leaks.allocations);
    printf("%d failures\n", failures);
    return failures;
}
