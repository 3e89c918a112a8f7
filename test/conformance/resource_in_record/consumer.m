#import <ConfResourceInRecord/ConfResourceInRecord.h>
#import <harness_objc.h>

static NSString *show(ConfResourceInRecordBooking *booking) {
    NSString *spare = booking.spare != nil ? [NSString stringWithFormat:@"%u", [booking.spare number]] : @"none";
    return [NSString stringWithFormat:@"%@ %u %@ %@", conf_text(booking.title), [booking.ticket number], spare, conf_text(booking.desk.name)];
}

static NSString *show_number(id item) {
    return [NSString stringWithFormat:@"%u", [(ConfResourceInRecordTicket *)[item ticket] number]];
}

CONSUMER(resource_in_record) {
    LOAD(ConfResourceInRecord);
    NSAutoreleasePool *outer = [[NSAutoreleasePool alloc] init];
    ConfResourceInRecordDesk *desk = [[FTK_ALLOC(ConfResourceInRecordDesk) initWithName:@"main"] autorelease];
    NSMutableArray *kept = [NSMutableArray array];
    NSAutoreleasePool *pool = [[NSAutoreleasePool alloc] init];
    ConfResourceInRecordBooking *booking = [ConfResourceInRecord book:5 spare:YES desk:desk];
    conf_line(@"book(5, true)", @"%@", show(booking));
    conf_line(@"alive()", @"%u", [ConfResourceInRecordTicket alive]);
    conf_line(@"redeem(booking)", @"%u", [ConfResourceInRecord redeem:booking]);
    conf_line(@"alive()", @"%u", [ConfResourceInRecordTicket alive]);
    conf_line(@"book(7, false)", @"%@", show([ConfResourceInRecord book:7 spare:NO desk:desk]));
    (void)[ConfResourceInRecord book:8 spare:YES desk:desk];
    [pool drain];
    pool = [[NSAutoreleasePool alloc] init];
    conf_line(@"dropped unread; alive()", @"%u", [ConfResourceInRecordTicket alive]);
    NSArray *all = [ConfResourceInRecord bookMany:3 desk:desk];
    conf_say([@"book_many(3): " stringByAppendingString:conf_joined(all, show_number, @" ")]);
    [kept addObject:[all objectAtIndex:1]];
    [pool drain];
    pool = [[NSAutoreleasePool alloc] init];
    ConfResourceInRecordBooking *second = [kept lastObject];
    conf_say([NSString stringWithFormat:@"kept only the second: %u; alive() = %u", [second.ticket number], [ConfResourceInRecordTicket alive]]);
    [kept removeAllObjects];
    conf_line(@"ask(0)", @"%@", [ConfResourceInRecord ask:0].kind == ConfResourceInRecordAnswerKindNoneLeft ? @"none_left" : @"granted");
    conf_line(@"ask(9)", @"granted %u", [[ConfResourceInRecord ask:9].granted number]);
    [pool drain];
    [outer drain];
    conf_line(@"all dropped; alive()", @"%u", [ConfResourceInRecordTicket alive]);
}
