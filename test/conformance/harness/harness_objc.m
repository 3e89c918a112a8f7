/* Printing values the way the transcripts want them. */
#import "harness_objc.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

void conf_say(NSString *text) {
    NSData *bytes = [text dataUsingEncoding:NSUTF8StringEncoding];
    fwrite([bytes bytes], 1, [bytes length], stdout);
    putchar('\n');
}

void conf_line(NSString *what, NSString *format, ...) {
    va_list values;
    va_start(values, format);
    NSString *value = [[[NSString alloc] initWithFormat:format arguments:values] autorelease];
    va_end(values);
    conf_say([NSString stringWithFormat:@"%@ = %@", what, value]);
}

void conf_end(NSString *what, NSError *error) {
    conf_stop(error);
    fflush(stdout);
    fprintf(stderr, "%s: %s\n", [what UTF8String], [[error localizedDescription] UTF8String]);
    exit(1);
}

NSString *conf_text(NSString *text) {
    return text == nil ? @"none" : [NSString stringWithFormat:@"\"%@\"", text];
}

NSString *conf_bool(BOOL value) {
    return value ? @"true" : @"false";
}

NSString *conf_float(double value) {
    char text[64];
    if (isnan(value)) return @"nan";
    if (isinf(value)) return value < 0 ? @"-inf" : @"inf";
    snprintf(text, sizeof text, "%.3f", value);
    return [NSString stringWithUTF8String:text];
}

NSString *conf_char(FTKChar value) {
    return [NSString stringWithFormat:@"U+%04X", value];
}

NSString *conf_hex(NSData *bytes) {
    NSMutableString *text = [NSMutableString string];
    const uint8_t *byte = [bytes bytes];
    for (NSUInteger i = 0; i < [bytes length]; i++) [text appendFormat:@"%02x", byte[i]];
    return text;
}

NSString *conf_number(NSNumber *number) {
    return number == nil || number == (id)[NSNull null] ? @"none" : [number stringValue];
}

NSData *conf_bytes(const char *text, NSUInteger length) {
    return [NSData dataWithBytes:text length:length];
}

NSString *conf_joined(NSArray *list, conf_show show, NSString *between) {
    NSMutableArray *texts = [NSMutableArray array];
    for (id item in list) [texts addObject:show(item)];
    return [texts componentsJoinedByString:between];
}

NSString *conf_list(NSArray *list, conf_show show) {
    return [NSString stringWithFormat:@"[%@]", conf_joined(list, show, @", ")];
}

NSString *conf_map(NSDictionary *map, conf_show key, conf_show value) {
    NSMutableArray *texts = [NSMutableArray array];
    for (id name in [[map allKeys] sortedArrayUsingSelector:@selector(compare:)]) {
        [texts addObject:[NSString stringWithFormat:@"%@: %@", key(name), value([map objectForKey:name])]];
    }
    return [NSString stringWithFormat:@"{%@}", [texts componentsJoinedByString:@", "]];
}

NSString *conf_show_number(id item) {
    return conf_number(item);
}
NSString *conf_show_text(id item) {
    return conf_text(item);
}
NSString *conf_show_bool(id item) {
    return conf_bool([item boolValue]);
}
NSString *conf_show_float(id item) {
    return conf_float([item doubleValue]);
}
NSString *conf_show_char(id item) {
    return conf_char([item unsignedIntValue]);
}
NSString *conf_show_hex(id item) {
    return conf_hex(item);
}

NSString *conf_error(NSError *error) {
    conf_stop(error);
    if ([[error domain] isEqualToString:FTKErrorDomain]) return [NSString stringWithFormat:@"status %ld", (long)[error code]];
    return [NSString stringWithFormat:@"error %ld %@", (long)[error code], conf_text([error localizedDescription])];
}

NSString *conf_outcome(void) {
    NSError *error = conf_reported();
    return error == nil ? @"ok" : conf_error(error);
}
