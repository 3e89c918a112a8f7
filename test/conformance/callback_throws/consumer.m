#import <ConfCallbackThrows/ConfCallbackThrows.h>
#import <harness_objc.h>

@interface Visit : NSObject <ConfCallbackThrowsVisit> {
@public
    uint32_t _stopAt;
    uint32_t _refuseAt;
    BOOL _stopEven;
    NSError *_own;
}
@end

@implementation Visit
- (BOOL)callWithN:(uint32_t)n error:(NSError **)error {
    ConfCallbackThrowsStopErrorStopped *stopped = [[FTK_ALLOC(ConfCallbackThrowsStopErrorStopped) initWithAt:n] autorelease];
    NSError *failure = _own;
    if (n == _stopAt || (_stopEven && n % 2 == 0)) failure = [ConfCallbackThrowsStopError stopped:stopped];
    if (n == _refuseAt) failure = [ConfCallbackThrowsStopError refused];
    if (failure != nil && error != NULL) *error = failure;
    return failure == nil;
}
@end

@interface Plain : NSObject <ConfCallbackThrowsPlain> {
@public
    NSException *_thrown;
}
@end

@implementation Plain
- (uint32_t)callWithN:(uint32_t)n {
    if (_thrown != nil) @throw _thrown;
    return n * 2;
}
@end

static NSString *show(NSError *error) {
    ConfCallbackThrowsStopErrorStopped *stopped = [ConfCallbackThrowsStopErrorStopped fromError:error];
    return stopped == nil ? conf_error(error) : [NSString stringWithFormat:@"%@ at=%u", conf_error(error), stopped.at];
}

CONSUMER(callback_throws) {
    LOAD(ConfCallbackThrows);
    NSError *error = nil;
    uint32_t result = 0;
    Visit *visit = [[[Visit alloc] init] autorelease];
    if (![ConfCallbackThrows run:3 visit:visit result:&result error:&error]) conf_end(@"run", error);
    conf_line(@"run(3, fine)", @"%u", result);
    visit->_stopAt = 2;
    (void)[ConfCallbackThrows run:5 visit:visit result:&result error:&error];
    conf_line(@"run(5, stopped at 2)", @"%@", show(error));
    visit = [[[Visit alloc] init] autorelease];
    visit->_refuseAt = 1;
    (void)[ConfCallbackThrows run:5 visit:visit result:NULL error:&error];
    conf_line(@"run(5, refused)", @"%@", show(error));
    visit = [[[Visit alloc] init] autorelease];
    visit->_stopEven = YES;
    if (![ConfCallbackThrows countStops:4 visit:visit result:&result error:&error]) conf_end(@"count_stops", error);
    conf_line(@"count_stops(4, stopped when even)", @"%u", result);
    visit = [[[Visit alloc] init] autorelease];
    visit->_refuseAt = 3;
    (void)[ConfCallbackThrows countStops:4 visit:visit result:&result error:&error];
    conf_line(@"count_stops(4, refused at 3)", @"%@", show(error));
    Plain *plain = [[[Plain alloc] init] autorelease];
    conf_line(@"sum(3, double)", @"%u", [ConfCallbackThrows sum:3 plain:plain]);
    // An exception is what a callback without an error can fail with: the error that is reported holds the very same object.
    plain->_thrown = [NSException exceptionWithName:@"Mine" reason:@"own" userInfo:nil];
    (void)[ConfCallbackThrows sum:3 plain:plain];
    NSException *exception = [[conf_reported() userInfo] objectForKey:FTKErrorExceptionKey];
    conf_line(@"sum(3, own exception)", @"%@", exception == plain->_thrown ? @"the same exception" : @"another exception");
    // An error of the consumer's own comes back as the very same object.
    visit = [[[Visit alloc] init] autorelease];
    visit->_own = [NSError errorWithDomain:@"mine" code:5 userInfo:nil];
    error = nil;
    (void)[ConfCallbackThrows run:3 visit:visit result:&result error:&error];
    conf_stop(error);
    conf_line(@"run(3, own exception)", @"%@", error == visit->_own ? @"the same exception" : @"another exception");
}
