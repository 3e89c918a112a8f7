#import <ConfError/ConfError.h>
#import <harness_objc.h>

static NSString *show(NSError *error) {
    NSMutableString *shown = [NSMutableString stringWithString:conf_error(error)];
    ConfErrorParseErrorSyntax *syntax = [ConfErrorParseErrorSyntax fromError:error];
    ConfErrorParseErrorLimit *limit = [ConfErrorParseErrorLimit fromError:error];
    if (syntax != nil) {
        [shown appendFormat:@" line=%u text=%@ at=%u:%u", syntax.line, conf_text(syntax.text), syntax.at.line, syntax.at.column];
        [shown appendFormat:@" hints=%@", conf_list(syntax.hints, conf_show_text)];
    }
    if (limit != nil) [shown appendFormat:@" max=%@", conf_number(limit.max)];
    return shown;
}

CONSUMER(error) {
    LOAD(ConfError);
    static const char *const inputs[] = {"42", "", "busy", "x1", "limit", "nolimit"};
    NSError *error = nil;
    for (size_t i = 0; i < sizeof inputs / sizeof inputs[0]; i++) {
        NSString *input = [NSString stringWithUTF8String:inputs[i]];
        int64_t number = 0;
        const BOOL done = [ConfError parse:input result:&number error:&error];
        conf_line([NSString stringWithFormat:@"parse(%@)", conf_text(input)], @"%@", done ? conf_number(NUMBER(number)) : show(error));
    }
    for (int i = 0; i < 2; i++) {
        NSString *input = i == 0 ? @"1" : @"";
        const BOOL done = [ConfError check:input error:&error];
        conf_line([NSString stringWithFormat:@"check(%@)", conf_text(input)], @"%@", done ? @"ok" : show(error));
    }
    NSArray *numbers = [ConfError parseAll:ARRAY(@"1", @"2") error:&error];
    if (numbers == nil) conf_end(@"parse_all", error);
    conf_line(@"parse_all([\"1\", \"2\"])", @"%@", conf_list(numbers, conf_show_number));
    numbers = [ConfError parseAll:ARRAY(@"1", @"zz") error:&error];
    conf_line(@"parse_all([\"1\", \"zz\"])", @"%@", numbers != nil ? @"no error" : show(error));
    [ConfError explode];
    conf_line(@"explode()", @"%@", conf_outcome());
}
