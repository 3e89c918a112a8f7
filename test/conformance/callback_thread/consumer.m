#import <ConfCallbackThread/ConfCallbackThread.h>
#import <harness_objc.h>

/* Its methods run on several threads at once: what they write is atomic, what they read is set before the call. */
@interface Steps : NSObject <ConfCallbackThreadProgress> {
@public
    uint32_t _sum;
    uint32_t _stopAt;
    uint32_t _refuseAt;
    BOOL _stopEven;
    NSError *_own;
    uint32_t _inner;
    uint32_t _times;
}
@end

static Steps *steps(void) {
    return [[[Steps alloc] init] autorelease];
}

static NSString *show(NSError *error) {
    ConfCallbackThreadStopErrorStopped *stopped = [ConfCallbackThreadStopErrorStopped fromError:error];
    return stopped == nil ? conf_error(error) : [NSString stringWithFormat:@"%@ at=%u", conf_error(error), stopped.at];
}

@implementation Steps
- (BOOL)callInside:(uint32_t)step error:(NSError **)error {
    Steps *inside = steps();
    inside->_times = step;
    BOOL done = [ConfCallbackThread elsewhere:_inner progress:inside result:NULL error:error];
    (void)__atomic_fetch_add(&_sum, inside->_sum, __ATOMIC_RELAXED);
    return done;
}
- (BOOL)callWithStep:(uint32_t)step error:(NSError **)error {
    if (_inner != 0) return [self callInside:step error:error];
    NSError *failure = _own;
    if (step == _stopAt || (_stopEven && step % 2 == 0)) {
        ConfCallbackThreadStopErrorStopped *stopped = [[FTK_ALLOC(ConfCallbackThreadStopErrorStopped) initWithAt:step] autorelease];
        failure = [ConfCallbackThreadStopError stopped:stopped];
    }
    if (step == _refuseAt) failure = [ConfCallbackThreadStopError refused];
    if (failure != nil && error != NULL) *error = failure;
    if (failure == nil) (void)__atomic_fetch_add(&_sum, step * (_times == 0 ? 1 : _times), __ATOMIC_RELAXED);
    return failure == nil;
}
@end

@interface Labels : NSObject <ConfCallbackThreadLabel, ConfCallbackThreadPlain>
@end

@implementation Labels
- (NSString *)callWithText:(NSString *)text number:(uint32_t)number {
    return [NSString stringWithFormat:@"%@%u", text, number];
}
- (uint32_t)callWithN:(uint32_t)n {
    return n * 2;
}
@end

CONSUMER(callback_thread) {
    LOAD(ConfCallbackThread);
    NSError *error = nil;
    uint32_t result = 0;
    Steps *progress = steps();
    if (![ConfCallbackThread elsewhere:3 progress:progress result:&result error:&error]) conf_end(@"elsewhere", error);
    conf_line(@"elsewhere(3, fine)", @"%u, sum %u", result, progress->_sum);
    progress = steps();
    progress->_stopAt = 2;
    (void)[ConfCallbackThread elsewhere:5 progress:progress result:&result error:&error];
    conf_line(@"elsewhere(5, stopped at 2)", @"%@", show(error));
    progress = steps();
    progress->_refuseAt = 1;
    (void)[ConfCallbackThread elsewhere:5 progress:progress result:NULL error:&error];
    conf_line(@"elsewhere(5, refused)", @"%@", show(error));
    // An error of the consumer's own comes back as the very same object, from whatever thread.
    progress = steps();
    progress->_own = [NSError errorWithDomain:@"mine" code:5 userInfo:nil];
    error = nil;
    (void)[ConfCallbackThread elsewhere:3 progress:progress result:&result error:&error];
    conf_stop(error);
    conf_line(@"elsewhere(3, own exception)", @"%@", error == progress->_own ? @"the same exception" : @"another exception");
    progress = steps();
    if (![ConfCallbackThread atOnce:4 n:100 progress:progress result:&result error:&error]) conf_end(@"at_once", error);
    conf_line(@"at_once(4, 100, fine)", @"%u, sum %u", result, progress->_sum);
    progress = steps();
    progress->_stopEven = YES;
    if (![ConfCallbackThread atOnce:3 n:10 progress:progress result:&result error:&error]) conf_end(@"at_once", error);
    conf_line(@"at_once(3, 10, stopped when even)", @"%u, sum %u", result, progress->_sum);
    progress = steps();
    progress->_refuseAt = 3;
    (void)[ConfCallbackThread atOnce:3 n:5 progress:progress result:&result error:&error];
    conf_line(@"at_once(3, 5, refused at 3)", @"%@", show(error));
    progress = steps();
    progress->_own = [NSError errorWithDomain:@"mine" code:5 userInfo:nil];
    error = nil;
    (void)[ConfCallbackThread atOnce:3 n:5 progress:progress result:&result error:&error];
    conf_stop(error);
    conf_line(@"at_once(3, 5, own exception)", @"%@", error == progress->_own ? @"the same exception" : @"another exception");
    Labels *labels = [[[Labels alloc] init] autorelease];
#if defined(__BLOCKS__)
    NSArray *made = [ConfCallbackThread labels:3 usingBlock:^NSString *(NSString *text, uint32_t number) {
        return [NSString stringWithFormat:@"%@%u", text, number];
    }];
#else
    NSArray *made = [ConfCallbackThread labels:3 label:labels];
#endif
    conf_line(@"labels(3)", @"%@", conf_list(made, conf_show_text));
    if (![ConfCallbackThread mixed:3 plain:labels progress:nil result:&result error:&error]) conf_end(@"mixed", error);
    conf_line(@"mixed(3, double, none)", @"%u", result);
    progress = steps();
    if (![ConfCallbackThread mixed:3 plain:labels progress:progress result:&result error:&error]) conf_end(@"mixed", error);
    conf_line(@"mixed(3, double, some)", @"%u, sum %u", result, progress->_sum);
    progress = steps();
    progress->_stopAt = 2;
    (void)[ConfCallbackThread mixed:3 plain:labels progress:progress result:&result error:&error];
    conf_line(@"mixed(3, double, stopped at 2)", @"%@", show(error));
    progress = steps();
    progress->_inner = 3;
    if (![ConfCallbackThread elsewhere:2 progress:progress result:&result error:&error]) conf_end(@"elsewhere", error);
    conf_line(@"nested: elsewhere inside elsewhere", @"%u, sum %u", result, progress->_sum);
    [ConfCallbackThread keep:steps()];
    conf_line(@"after the call", @"status %d", [ConfCallbackThread late]);
}
