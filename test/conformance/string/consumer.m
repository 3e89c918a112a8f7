#import <ConfString/ConfString.h>
#import <harness_objc.h>

CONSUMER(string) {
    LOAD(ConfString);
    const unichar zero[] = {'a', 0, 'b'};
    conf_line(@"twice(\"ab\")", @"%@", conf_text([ConfString twice:@"ab"]));
    conf_line(@"twice(\"\")", @"%@", conf_text([ConfString twice:@""]));
    conf_line(@"twice(\"зд😀\")", @"%@", conf_text([ConfString twice:@"зд😀"]));
    conf_line(@"byte_length(\"aü😀\")", @"%llu", (unsigned long long)[ConfString byteLength:@"aü😀"]);
    NSString *inside = [NSString stringWithCharacters:zero length:3];
    conf_line(@"byte_length(\"with U+0000 inside\")", @"%llu", (unsigned long long)[ConfString byteLength:inside]);
    NSString *filled = [ConfString fill:100000];
    NSString *rest = [filled stringByReplacingOccurrencesOfString:@"x" withString:@""];
    conf_line(@"fill(100000)", @"%lu bytes%@", (unsigned long)[filled length], [rest length] == 0 ? @", all x" : @"");
    conf_line(@"join([\"a\", \"\", \"ü\"])", @"%@", conf_text([ConfString join:ARRAY(@"a", @"", @"ü")]));
    conf_line(@"split(\"a/b//c\")", @"%@", conf_list([ConfString split:@"a/b//c"], conf_show_text));
    ConfStringCard *card = [[FTK_ALLOC(ConfStringCard) initWithTitle:@"T" lines:ARRAY(@"1", @"2")] autorelease];
    card = [ConfString turn:card];
    conf_line(@"turn(\"T\", [\"1\", \"2\"])", @"%@ %@", conf_text(card.title), conf_list(card.lines, conf_show_text));
    // A text of Objective-C is no UTF-8; half of a surrogate pair is what cannot become any.
    NSMutableString *half = [NSMutableString stringWithString:@"a😀"];
    [half deleteCharactersInRange:NSMakeRange(2, 1)];
    (void)[ConfString twice:half];
    conf_line(@"invalid UTF-8 in", @"%@", conf_outcome());
}
