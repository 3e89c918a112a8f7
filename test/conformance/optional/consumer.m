#import <ConfOptional/ConfOptional.h>
#import <harness_objc.h>

static NSString *flag(NSNumber *value) {
    return value == nil ? @"none" : conf_bool([value boolValue]);
}

static NSString *point(NSValue *value) {
    const ConfOptionalPoint place = ConfOptionalPointUnbox(value);
    return value == nil ? @"none" : [NSString stringWithFormat:@"(%d, %d)", place.x, place.y];
}

static NSString *numbers(NSArray *value) {
    return value == nil ? @"none" : conf_list(value, conf_show_number);
}

static NSString *everything(ConfOptionalEverything *all) {
    return [NSString stringWithFormat:@"%@ %@ %@ %@ %@ %@", conf_number(all.number), flag(all.flag), conf_text(all.text), point(all.point), conf_text(all.person.name), numbers(all.numbers)];
}

CONSUMER(optional) {
    LOAD(ConfOptional);
    NSNumber *no = [NSNumber numberWithBool:NO];
    ConfOptionalPerson *ann = [[FTK_ALLOC(ConfOptionalPerson) initWithName:@"ann"] autorelease];
    const ConfOptionalPoint place = {1, 2};
    NSArray *two = ARRAY(NUMBER(1), NUMBER(2));
    conf_line(@"number(5)", @"%@", conf_number([ConfOptional number:NUMBER(5)]));
    conf_line(@"number(none)", @"%@", conf_number([ConfOptional number:nil]));
    conf_line(@"big(18446744073709551615)", @"%@", conf_number([ConfOptional big:[NSNumber numberWithUnsignedLongLong:UINT64_MAX]]));
    conf_line(@"big(none)", @"%@", conf_number([ConfOptional big:nil]));
    conf_line(@"flag(false)", @"%@", flag([ConfOptional flag:no]));
    conf_line(@"flag(none)", @"%@", flag([ConfOptional flag:nil]));
    conf_line(@"text(\"\")", @"%@", conf_text([ConfOptional text:@""]));
    conf_line(@"text(\"x\")", @"%@", conf_text([ConfOptional text:@"x"]));
    conf_line(@"text(none)", @"%@", conf_text([ConfOptional text:nil]));
    conf_line(@"echo_point((1, 2))", @"%@", point([ConfOptional echoPoint:ConfOptionalPointBox(place)]));
    conf_line(@"echo_point(none)", @"%@", point([ConfOptional echoPoint:nil]));
    conf_line(@"echo_person(\"ann\")", @"%@", conf_text([ConfOptional echoPerson:ann].name));
    conf_line(@"echo_person(none)", @"%@", conf_text([ConfOptional echoPerson:nil].name));
    conf_line(@"numbers([])", @"%@", numbers([ConfOptional numbers:[NSArray array]]));
    conf_line(@"numbers([1, 2])", @"%@", numbers([ConfOptional numbers:two]));
    conf_line(@"numbers(none)", @"%@", numbers([ConfOptional numbers:nil]));
    ConfOptionalEverything *all = [[[ConfOptionalEverything alloc] init] autorelease];
    const uint32_t nothing = [ConfOptional count:all];
    all.number = NUMBER(1);
    all.flag = [NSNumber numberWithBool:YES];
    all.text = @"t";
    all.point = ConfOptionalPointBox(place);
    all.person = [[FTK_ALLOC(ConfOptionalPerson) initWithName:@"p"] autorelease];
    all.numbers = two;
    conf_line(@"count(all)", @"%u", [ConfOptional count:all]);
    conf_line(@"count(nothing)", @"%u", nothing);
    conf_line(@"make(true)", @"%@", everything([ConfOptional make:YES]));
    conf_line(@"make(false)", @"%@", everything([ConfOptional make:NO]));
    conf_line(@"holes(4)", @"%@", conf_joined([ConfOptional holes:4], conf_show_number, @" "));
}
