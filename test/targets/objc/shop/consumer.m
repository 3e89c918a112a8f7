// Uses the shop and misuses it: texts of every kind, arguments that are none, errors and exceptions on their way through the provider, threads.
#import <AcmeShop/AcmeShop.h>

#include <pthread.h>
#include <stdio.h>
#include <string.h>

static int failures = 0;

static void report_line(BOOL good, const char *what, int line) {
    if (good) return;
    printf("line %d: %s\n", line, what);
    ++failures;
}
#define CHECK(what) report_line((what) ? YES : NO, #what, __LINE__)

/* What the compiler would refuse as a literal. */
static id none = nil;

static NSInteger heard = 0;
static NSString *heardFunction = nil;

static void hear(NSError *error, NSString *function, void *context) {
    CHECK(context == &heard && [[error domain] isEqualToString:FTKErrorDomain]);
    heard = [error code];
    [heardFunction release];
    heardFunction = [function copy];
}

/* What the error handler was told since the last time. */
static NSInteger told(void) {
    NSInteger code = heard;
    heard = 0;
    return code;
}

static AcmeShopLine *line_of(NSString *name) {
    return [[FTK_ALLOC(AcmeShopLine) initWithName:name] autorelease];
}

static void texts(void) {
    const unichar zero[] = {'a', 0, 'b', 0xfeff, 'c'};
    const unichar bom[] = {'.', 0xfeff, 'x'};
    NSString *inside = [NSString stringWithCharacters:zero length:5];
    NSString *marked = [[NSString stringWithCharacters:bom length:3] substringFromIndex:1];
    NSString *rightToLeft = @"שלום \u202eعالم";
    CHECK([[AcmeShop shout:@"hello"] isEqualToString:@"HELLO"]);
    CHECK([[AcmeShop shout:@""] isEqualToString:@""]);
    CHECK([[AcmeShop shout:@"🦀é"] isEqualToString:@"🦀é"]);
    CHECK([[AcmeShop shout:inside] isEqualToString:[inside uppercaseString]] && [[AcmeShop shout:inside] length] == 5);
    CHECK([[AcmeShop shout:marked] length] == 2 && [[AcmeShop shout:marked] characterAtIndex:0] == 0xfeff);
    CHECK([[AcmeShop shout:rightToLeft] isEqualToString:rightToLeft]);
    NSString *large = [@"" stringByPaddingToLength:1 << 20 withString:@"x🦀" startingAtIndex:0];
    NSString *upper = [large stringByReplacingOccurrencesOfString:@"x" withString:@"X"];
    CHECK([[AcmeShop shout:large] isEqualToString:upper]);
    CHECK(told() == 0);
    NSMutableString *half = [NSMutableString stringWithString:@"a🦀"];
    [half deleteCharactersInRange:NSMakeRange(2, 1)];
    CHECK([AcmeShop shout:half] == nil && told() == FTKErrorUTF8 && [heardFunction isEqualToString:@"shout"]);
}

static void arguments(void) {
    AcmeShopBasket *basket = [[FTK_ALLOC(AcmeShopBasket) init] autorelease];
    AcmeShopLine *line = line_of(@"apple");
    CHECK([AcmeShop shout:none] == nil && told() == FTKErrorInvalid);
    CHECK([AcmeShop shout:(id)[NSNumber numberWithInt:1]] == nil && told() == FTKErrorInvalid);
    CHECK([basket add:none] == 0 && told() == FTKErrorInvalid);
    CHECK([basket add:(id)@"apple"] == 0 && told() == FTKErrorInvalid);
    line.name = none;
    CHECK([basket add:line] == 0 && told() == FTKErrorInvalid);
    line.name = @"apple";
    line.note = (id)[NSNumber numberWithInt:1];
    CHECK([basket add:line] == 0 && told() == FTKErrorInvalid);
    line.note = @"ripe";
    CHECK([basket add:line] == 1 && told() == 0 && basket.size == 1);
    [basket close];
    [basket close];
    CHECK([basket add:line] == 0 && told() == FTKErrorClosed && [heardFunction isEqualToString:@"Basket.add"]);
}

static void values(void) {
    AcmeShopLine *a = line_of(@"pear");
    AcmeShopLine *b = [[a copy] autorelease];
    CHECK(a != b && [a isEqual:b] && [a hash] == [b hash] && b.count == 1 && b.kind == AcmeShopKindBook);
    b.note = @"";
    CHECK(![a isEqual:b] && ![a isEqual:@"pear"]);
    const AcmeShopPoint place = AcmeShopPointMake(1, -2);
    const AcmeShopPoint back = AcmeShopPointUnbox(AcmeShopPointBox(place));
    CHECK(AcmeShopPointEqual(place, back) && AcmeShopPointUnbox((id)@"no box").x == 0);
    AcmeShopDelivery *courier = [AcmeShopDelivery courierWithAt:place express:YES];
    CHECK(courier.kind == AcmeShopDeliveryKindCourier && courier.courierAt.y == -2 && courier.courierExpress && courier.mail == nil && courier.locker == 0);
    CHECK([courier isEqual:[AcmeShopDelivery courierWithAt:place express:YES]] && ![courier isEqual:[AcmeShopDelivery courierWithAt:place express:NO]]);
    CHECK([AcmeShopKindName(AcmeShopKindGame) isEqualToString:@"game"] && [AcmeShopKindName((AcmeShopKind)99) isEqualToString:@"99"]);
}

static uint64_t place(AcmeShopShop *shop) {
    NSError *error = nil;
    uint64_t number = 0;
    AcmeShopBasket *basket = [[FTK_ALLOC(AcmeShopBasket) init] autorelease];
    (void)[basket add:line_of(@"apple")];
    (void)[basket add:line_of(@"pear")];
    CHECK([shop place:basket delivery:[AcmeShopDelivery mail:@"home"] result:&number error:&error] && error == nil);
    CHECK(basket.size == 0 && told() == FTKErrorNullHandle);
    [basket close];
    CHECK(told() == 0);
    CHECK(![shop place:basket delivery:[AcmeShopDelivery pickup] result:NULL error:&error] && [error code] == FTKErrorNullHandle);
    return number;
}

static void errors(AcmeShopShop *shop, uint64_t number) {
    NSError *error = nil;
    CHECK([shop order:77 error:NULL] == nil);
    CHECK([shop order:77 error:&error] == nil && [error code] == AcmeShopShopErrorCodeNotFound && [[error domain] isEqualToString:AcmeShopShopErrorDomain]);
    CHECK([AcmeShopShopErrorNotFound fromError:error].id_ == 77 && [AcmeShopShopErrorNotFound fromError:nil] == nil);
    CHECK([[FTK_ALLOC(AcmeShopShop) initWithName:@"closed" error:&error] autorelease] == nil && [error code] == AcmeShopShopErrorCodeClosed);
    AcmeShopOrder *order = [shop order:number error:&error];
    CHECK([order.lines count] == 2 && [[[order.lines objectAtIndex:1] name] isEqualToString:@"pear"] && [order.delivery.mail isEqualToString:@"home"]);
    CHECK(order.basket.size == 2);
}

@interface Visitor : NSObject <AcmeShopVisit> {
@public
    NSError *_failure;
    id _thrown;
    uint32_t _seen;
    BOOL _silent;
}
@end

@implementation Visitor
- (BOOL)callWithLine:(AcmeShopLine *)line index:(uint32_t)index result:(BOOL *)result error:(NSError **)error {
    _seen += line.count + index;
    if (_thrown != nil) @throw _thrown;
    if (_failure != nil && error != NULL) *error = _failure;
    *result = YES;
    return _failure == nil && !_silent;
}
@end

static NSError *failing(AcmeShopShop *shop, uint64_t number, Visitor *visitor) {
    NSError *error = nil;
    uint32_t seen = 0;
    CHECK(![shop eachLine:number visit:visitor result:&seen error:&error]);
    return error;
}

static Visitor *visitor(void) {
    return [[[Visitor alloc] init] autorelease];
}

static void callbacks(AcmeShopShop *shop, uint64_t number) {
    NSError *error = nil;
    uint32_t seen = 0;
    Visitor *all = visitor();
    CHECK([shop eachLine:number visit:all result:&seen error:&error] && seen == 2 && all->_seen == 3);
    CHECK(![shop eachLine:number visit:none result:&seen error:&error] && [error code] == FTKErrorInvalid);
#if defined(__BLOCKS__)
    CHECK([shop eachLine:number usingBlock:^BOOL(AcmeShopLine *line, uint32_t index, BOOL *result, NSError **failure) {
        (void)index;
        (void)failure;
        *result = ![line.name isEqualToString:@"apple"];
        return YES;
    } result:&seen error:&error] && seen == 1);
#endif
    Visitor *one = visitor();
    one->_failure = [NSError errorWithDomain:@"mine" code:5 userInfo:nil];
    CHECK(failing(shop, number, one) == one->_failure);
    one->_failure = [AcmeShopShopError notFound:[[FTK_ALLOC(AcmeShopShopErrorNotFound) initWithId:9] autorelease]];
    error = failing(shop, number, one);
    CHECK(error == one->_failure && [AcmeShopShopErrorNotFound fromError:error].id_ == 9);
    /* An error that came from the provider goes through it again as the same object. */
    CHECK([shop order:78 error:&error] == nil);
    one->_failure = error;
    CHECK(failing(shop, number, one) == error && [AcmeShopShopErrorNotFound fromError:error].id_ == 78);
    Visitor *silent = visitor();
    silent->_silent = YES;
    error = failing(shop, number, silent);
    CHECK([error code] == FTKErrorCallback && [[error domain] isEqualToString:FTKErrorDomain]);
    Visitor *throwing = visitor();
    throwing->_thrown = [NSException exceptionWithName:@"Mine" reason:@"thrown" userInfo:nil];
    error = failing(shop, number, throwing);
    CHECK([error code] == FTKErrorCallback && [[error userInfo] objectForKey:FTKErrorExceptionKey] == throwing->_thrown);
    CHECK([[error localizedDescription] isEqualToString:@"thrown"]);
    throwing->_thrown = @"no exception at all";
    error = failing(shop, number, throwing);
    CHECK([[error userInfo] objectForKey:FTKErrorExceptionKey] == throwing->_thrown);
}

typedef struct Job {
    AcmeShopShop *shop;
    uint64_t number;
    NSError *failure;
} Job;

/* A thread that Foundation has not made. */
static void *foreign(void *argument) {
    Job *job = argument;
    NSAutoreleasePool *pool = [[NSAutoreleasePool alloc] init];
    Visitor *one = visitor();
    one->_failure = job->failure;
    CHECK(failing(job->shop, job->number, one) == job->failure);
    [pool release];
    return NULL;
}

static void threads(AcmeShopShop *shop, uint64_t number) {
    Job job = {shop, number, [NSError errorWithDomain:@"mine" code:6 userInfo:nil]};
    pthread_t thread;
    CHECK(pthread_create(&thread, NULL, foreign, &job) == 0 && pthread_join(thread, NULL) == 0);
}

static void run_all(void) {
    NSError *error = nil;
    AcmeShopShop *shop = [[FTK_ALLOC(AcmeShopShop) initWithName:@"corner" error:&error] autorelease];
    CHECK(shop != nil && [AcmeShop distance:AcmeShopPointMake(0, 0) b:AcmeShopPointMake(3, 4)] == 5);
    texts();
    arguments();
    values();
    const uint64_t number = place(shop);
    callbacks(shop, number);
    threads(shop, number);
    errors(shop, number);
    CHECK([shop count] == 1);
    [shop close];
    CHECK([shop count] == 0 && told() == FTKErrorClosed);
}

int main(void) {
    NSAutoreleasePool *pool = [[NSAutoreleasePool alloc] init];
    FTKSetErrorHandler(hear, &heard);
    run_all();
    [pool drain];
    ftk_leaks leaks = {.size = sizeof leaks};
    CHECK(ftk_leaks_read(&leaks) == FTK_OK && leaks.allocations + leaks.handles + leaks.errors + leaks.owners == 0);
    printf("%d failures\n", failures);
    return failures;
}
