#import <ConfCallback/ConfCallback.h>
#import <harness_objc.h>

@interface Visitor : NSObject <ConfCallbackEach> {
@public
    NSString *_seen;
    NSString *_stop;
    Visitor *_nested;
    uint32_t _inner;
}
@end

@implementation Visitor
- (BOOL)callWithIndex:(uint32_t)index text:(NSString *)text {
    NSString *before = _seen;
    _seen = [[NSString stringWithFormat:@"%@ %u%@", before != nil ? before : @"", index, text] retain];
    [before release];
    if (_nested != nil) _inner += [ConfCallback each:_nested];
    return ![text isEqualToString:_stop];
}
- (void)dealloc {
    [_seen release];
    [super dealloc];
}
@end

@interface Others : NSObject <ConfCallbackMap, ConfCallbackFold, ConfCallbackName, ConfCallbackPick, ConfCallbackInlineF> {
@public
    BOOL _none;
}
@end

@implementation Others
- (ConfCallbackItem *)callWithItem:(ConfCallbackItem *)item {
    ConfCallbackItem *mapped = [[FTK_ALLOC(ConfCallbackItem) initWithName:[item.name uppercaseString]] autorelease];
    mapped.count = item.count * 2;
    return mapped;
}
- (int64_t)callWithTotal:(int64_t)total value:(int64_t)value {
    return total + value;
}
- (NSString *)callWithPoint:(ConfCallbackPoint)point {
    return [NSString stringWithFormat:@"%d:%d", point.x, point.y];
}
- (NSNumber *)callWithAll:(NSArray FTK_OF(NSString *) *)all {
    if (_none) return nil;
    return NUMBER([[all objectAtIndex:1] isEqualToString:@"y"] ? 1 : 0);
}
- (int32_t)callWithValue:(int32_t)value {
    return value * value;
}
@end

static NSString *show_item(id item) {
    return [NSString stringWithFormat:@"%@ %u", [item name], [(ConfCallbackItem *)item count]];
}

CONSUMER(callback) {
    LOAD(ConfCallback);
    Visitor *visitor = [[[Visitor alloc] init] autorelease];
    uint32_t calls = [ConfCallback each:visitor];
    conf_line(@"each(all)", @"%u:%@", calls, visitor->_seen);
    visitor = [[[Visitor alloc] init] autorelease];
    visitor->_stop = @"b";
    calls = [ConfCallback each:visitor];
    conf_line(@"each(stop at b)", @"%u:%@", calls, visitor->_seen);
    Others *others = [[[Others alloc] init] autorelease];
    ConfCallbackItem *p = [[FTK_ALLOC(ConfCallbackItem) initWithName:@"p"] autorelease];
    ConfCallbackItem *q = [[FTK_ALLOC(ConfCallbackItem) initWithName:@"q"] autorelease];
    q.count = 2;
    conf_line(@"map_items([p 1, q 2], upper and doubled)", @"%@", conf_list([ConfCallback mapItems:ARRAY(p, q) map:others], show_item));
#if defined(__BLOCKS__)
    const int64_t sum = [ConfCallback fold:4 start:10 usingBlock:^int64_t(int64_t total, int64_t value) { return total + value; }];
#else
    const int64_t sum = [ConfCallback fold:4 start:10 step:others];
#endif
    conf_line(@"fold(4, 10, sum)", @"%lld", (long long)sum);
    conf_line(@"names()", @"%@", conf_text([ConfCallback names:others]));
    conf_line(@"pick(1)", @"%@", conf_text([ConfCallback pick:others]));
    others->_none = YES;
    conf_line(@"pick(none)", @"%@", conf_text([ConfCallback pick:others]));
    conf_line(@"maybe(none)", @"%@", conf_bool([ConfCallback maybe:nil]));
    conf_line(@"maybe(some)", @"%@", conf_bool([ConfCallback maybe:visitor]));
#if defined(__BLOCKS__)
    const int32_t squares = [ConfCallback inlineUsingBlock:^int32_t(int32_t value) { return value * value; }];
#else
    const int32_t squares = [ConfCallback inline_:others];
#endif
    conf_line(@"inline(square)", @"%d", squares);
    visitor = [[[Visitor alloc] init] autorelease];
    visitor->_nested = [[[Visitor alloc] init] autorelease];
    (void)[ConfCallback each:visitor];
    conf_line(@"nested: each inside each", @"%u", visitor->_inner);
}
