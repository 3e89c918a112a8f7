// The quickstart in Objective-C: `quickstart_objc PROVIDER` prints the transcript of forty cases.
#import <Textkit/Textkit.h>

#include <stdio.h>
#include <string.h>

#define ARRAY(...) [NSArray arrayWithObjects:__VA_ARGS__, nil]

// Text in quotes, on one line; none for a group that took no part.
static NSString *quoted(id text) {
    if (text == nil || text == (id)[NSNull null]) return @"none";
    return [NSString stringWithFormat:@"\"%@\"", [text stringByReplacingOccurrencesOfString:@"\n" withString:@"\\n"]];
}

static NSString *list(NSArray *items, NSString *(*show)(id item)) {
    NSMutableArray *texts = [NSMutableArray array];
    for (id item in items) [texts addObject:show(item)];
    return [NSString stringWithFormat:@"[%@]", [texts componentsJoinedByString:@", "]];
}

static NSString *show_match(id item) {
    TextkitMatch *match = item;
    if (match == nil) return @"none";
    return [NSString stringWithFormat:@"%llu..%llu %@", (unsigned long long)match.start, (unsigned long long)match.end, list(match.groups, quoted)];
}

static NSString *show_table(TextkitTable *table) {
    NSMutableString *text = [NSMutableString stringWithString:list(table.header, quoted)];
    for (TextkitRow *row in table.rows) [text appendFormat:@" %llu: %@", (unsigned long long)row.line, list(row.cells, quoted)];
    return text;
}

static NSString *show_error(NSError *error) {
    if ([[error domain] isEqualToString:FTKErrorDomain]) return [NSString stringWithFormat:@"status %ld", (long)[error code]];
    NSMutableString *text = [NSMutableString stringWithFormat:@"error %ld %@", (long)[error code], quoted([error localizedDescription])];
    TextkitTextErrorCsv *csv = [TextkitTextErrorCsv fromError:error];
    TextkitTextErrorVersion *version = [TextkitTextErrorVersion fromError:error];
    TextkitTextErrorEncoding *encoding = [TextkitTextErrorEncoding fromError:error];
    if (csv != nil) [text appendFormat:@" line=%llu reason=%@", (unsigned long long)csv.line, quoted(csv.reason)];
    if (version != nil) [text appendFormat:@" text=%@ reason=%@", quoted(version.text), quoted(version.reason)];
    if (encoding != nil) [text appendFormat:@" offset=%llu", (unsigned long long)encoding.offset];
    return text;
}

// Functions without an error of their own report to the error handler.
static NSString *reported = nil;

static void report(NSError *error, NSString *function, void *context) {
    (void)function;
    (void)context;
    reported = show_error(error);
}

static void line(NSString *what, NSString *value) {
    static int number = 0;
    NSString *text = [NSString stringWithFormat:@"%02d %@: %@\n", ++number, what, reported != nil ? reported : value];
    NSData *bytes = [text dataUsingEncoding:NSUTF8StringEncoding];
    fwrite([bytes bytes], 1, [bytes length], stdout);
    reported = nil;
}

static NSString *flag(BOOL value) {
    return value ? @"true" : @"false";
}

static TextkitRegex *regex(NSString *pattern, NSError **error) {
    return [[FTK_ALLOC(TextkitRegex) initWithPattern:pattern error:error] autorelease];
}

static void show_pattern(NSString *what, NSString *pattern) {
    NSError *error = nil;
    line(what, regex(pattern, &error) != nil ? @"ok" : show_error(error));
}

static void show_regex(void) {
    line(@"matches", flag([regex(@"wor", NULL) isMatch:@"hello world"]));
    line(@"matches without case", flag([regex(@"(?i)ÉCOLE", NULL) isMatch:@"une école"]));
    line(@"first date", show_match([regex(@"(\\d{4})-(\\d\\d)-(\\d\\d)", NULL) find:@"due 2024-05-17, paid 2024-06-01"]));
    line(@"nothing found", show_match([regex(@"x+", NULL) find:@"abc"]));
    line(@"empty match", show_match([regex(@"x*", NULL) find:@"abc"]));
    line(@"group that took no part", show_match([regex(@"(a)|(b)", NULL) find:@"b"]));
    line(@"offsets are bytes", show_match([regex(@"ö", NULL) find:@"schön"]));
    line(@"beyond the first plane", show_match([regex(@"🦀(.)", NULL) find:@"ab🦀é"]));
    line(@"all words", list([regex(@"\\w+", NULL) findAll:@"to be, or"], show_match));
    line(@"empty matches between", list([regex(@"a*", NULL) findAll:@"baac"], show_match));
    line(@"keys and values", list([regex(@"(\\w+)=(\\w*)", NULL) findAll:@"a=1;b=;c=ü"], show_match));
    line(@"replace", quoted([regex(@"\\d", NULL) replaceAll:@"a1b22" replacement:@"#"]));
    line(@"swap groups", quoted([regex(@"(\\w+) (\\w+)", NULL) replaceAll:@"hello world" replacement:@"$2 $1"]));
    line(@"named group", quoted([regex(@"(?P<first>\\w+) \\w+", NULL) replaceAll:@"hello world" replacement:@"${first}!"]));
    line(@"dollar sign", quoted([regex(@"€", NULL) replaceAll:@"5 €" replacement:@"$$"]));
    TextkitRegex *nested = regex(@"(a)(b(c))", NULL);
    line(@"pattern and groups", [NSString stringWithFormat:@"%@ %u", quoted(nested.pattern), nested.groupCount]);
    show_pattern(@"open group", @"(a");
    show_pattern(@"look-ahead", @"(?=a)");
    show_pattern(@"too large", @"(a{1000}){1000}");
    // Half of a surrogate pair is what a text of Objective-C cannot give to UTF-8.
    NSMutableString *half = [NSMutableString stringWithString:@"ab🦀"];
    [half deleteCharactersInRange:NSMakeRange(3, 1)];
    line(@"invalid UTF-8 as str", flag([nested isMatch:half]));
    [nested close];
    line(@"closed", flag([nested isMatch:@"abc"]));
}

static void csv(NSString *what, const char *text, FTKChar separator) {
    NSError *error = nil;
    NSData *data = [NSData dataWithBytes:text length:strlen(text)];
    TextkitTable *table = [Textkit parseCsv:data separator:separator error:&error];
    line(what, table != nil ? show_table(table) : show_error(error));
}

static void show_csv(void) {
    csv(@"table", "name,age\nann,7\nbob,8\n", ',');
    csv(@"semicolons", "a;b\n1,5;2\n", ';');
    csv(@"quotes", "a,b\n\"x, y\",\"say \"\"hi\"\"\"\n", ',');
    csv(@"line end in quotes", "a,b\n\"1\n2\",3\n4,5\n", ',');
    csv(@"Windows line ends, an empty line", "a,b\r\n\r\n1,2\r\n", ',');
    csv(@"not ASCII", "größe,名\nä,日本\n", ',');
    csv(@"row too short", "a,b\n1,2\n3\n", ',');
    csv(@"row too long, after a line end in quotes", "a,b\n\"1\n2\",3\n4,5,6\n", ',');
    csv(@"no header", "", ',');
    csv(@"invalid UTF-8 as bytes", "a,b\n1,\xff\n", ',');
    csv(@"separator that is not ASCII", "a,b\n", 0x2192);
}

static void compare(NSString *what, NSString *left, NSString *right) {
    NSError *error = nil;
    TextkitOrdering order = TextkitOrderingEqual;
    line(what, [Textkit compareVersions:left right:right result:&order error:&error] ? TextkitOrderingName(order) : show_error(error));
}

static void satisfy(NSString *what, NSString *version, NSString *requirement) {
    NSError *error = nil;
    BOOL fits = NO;
    line(what, [Textkit satisfies:version requirement:requirement result:&fits error:&error] ? flag(fits) : show_error(error));
}

static void sort(NSString *what, NSArray *versions) {
    NSError *error = nil;
    NSArray *sorted = [Textkit sortVersions:versions error:&error];
    line(what, sorted != nil ? list(sorted, quoted) : show_error(error));
}

static void show_versions(void) {
    compare(@"less", @"1.2.3", @"1.10.0");
    compare(@"release after candidate", @"1.0.0", @"1.0.0-rc.1");
    compare(@"build does not count", @"1.0.0+a", @"1.0.0+b");
    compare(@"not a version", @"1.2", @"1.2.0");
    satisfy(@"satisfies", @"1.9.4", @">=1.2, <2");
    satisfy(@"does not satisfy", @"2.0.0", @"^1.2");
    sort(@"sorted", ARRAY(@"1.10.0", @"1.9.0", @"1.9.0-beta.2", @"1.9.0-beta.10"));
    sort(@"not sorted", ARRAY(@"1.0.0", @"one"));
}

static int run(const char *provider) {
    NSError *error = nil;
    if (![Textkit loadLibrary:[NSString stringWithUTF8String:provider] error:&error]) {
        fprintf(stderr, "%s\n", [[error localizedDescription] UTF8String]);
        return 1;
    }
    FTKSetErrorHandler(report, NULL);
    show_regex();
    show_csv();
    show_versions();
    return 0;
}

int main(int argc, char **argv) {
    if (argc != 2) {
        fputs("usage: quickstart_objc PROVIDER\n", stderr);
        return 1;
    }
    NSAutoreleasePool *pool = [[NSAutoreleasePool alloc] init];
    const int status = run(argv[1]);
    [pool release];
    return status;
}
