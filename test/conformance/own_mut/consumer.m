#import <ConfOwnMut/ConfOwnMut.h>
#import <harness_objc.h>

@interface Lines : NSObject <ConfOwnMutVisit> {
@public
    NSMutableArray *_all;
}
@end

@implementation Lines
- (void)callWithLine:(NSString *)line {
    [_all addObject:line];
}
@end

static ConfOwnMutLog *log_of(NSString *first, NSString *second) {
    ConfOwnMutLog *log = [[[ConfOwnMutLog alloc] init] autorelease];
    if (first != nil) [log append:first];
    if (second != nil) [log append:second];
    return log;
}

CONSUMER(own_mut) {
    LOAD(ConfOwnMut);
    NSError *error = nil;
    ConfOwnMutLog *log = log_of(@"a", @"b");
    conf_line(@"append \"a\", \"b\"; text()", @"%@", conf_text([log text]));
    conf_line(@"finish()", @"%@", conf_text([log finish]));
    ConfOwnMutTransaction *transaction = [[FTK_ALLOC(ConfOwnMutTransaction) initWithLog:log_of(@"x", nil)] autorelease];
    NSString *committed = [transaction commitAndReturnError:&error];
    if (committed == nil) conf_end(@"commit", error);
    conf_line(@"transaction over the log: commit()", @"%@", conf_text(committed));
    transaction = [[FTK_ALLOC(ConfOwnMutTransaction) initWithLog:log_of(nil, nil)] autorelease];
    committed = [transaction commitAndReturnError:&error];
    conf_line(@"commit of an empty log", @"%@", committed != nil ? committed : conf_error(error));
    conf_line(@"discard", @"%u", [ConfOwnMut discard:log_of(@"xyz", nil)]);
    transaction = [[FTK_ALLOC(ConfOwnMutTransaction) initWithLog:log_of(@"p", @"q")] autorelease];
    Lines *lines = [[[Lines alloc] init] autorelease];
    lines->_all = [NSMutableArray array];
    [transaction each:lines];
    conf_line(@"each", @"%@", conf_joined(lines->_all, conf_show_text, @" "));
}
