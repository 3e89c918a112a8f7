/* What the Objective-C consumers share: printing values the way the transcripts want them. Each consumer.m defines `CONSUMER(<feature>)`,
 * which loads its package (or packages) from `library` and prints its transcript. */
#ifndef CONF_HARNESS_OBJC_H
#define CONF_HARNESS_OBJC_H

#import <Foundation/Foundation.h>
#import <ftk_objc.h>

/* The entry of one feature. */
#define CONSUMER(feature)                          \
    void consume_##feature(NSString *library);     \
    void consume_##feature(NSString *library)

/* Opens the provider for the class of a package; ends the program when it cannot be opened. */
#define LOAD(package)                                                                  \
    do {                                                                               \
        NSError *failure = nil;                                                        \
        if (![package loadLibrary:library error:&failure]) conf_end(@"load", failure); \
    } while (0)

/* Arrays and their like without literals, which gcc does not know. */
#define ARRAY(...) [NSArray arrayWithObjects:__VA_ARGS__, nil]
#define MAP(...) [NSDictionary dictionaryWithObjectsAndKeys:__VA_ARGS__, nil]
#define NUMBER(value) [NSNumber numberWithLongLong:(value)]
#define REAL(value) [NSNumber numberWithDouble:(value)]

/* One line of the transcript: `what = ` and the formatted value. */
void conf_line(NSString *what, NSString *format, ...);
void conf_say(NSString *text);
/* Prints and ends the program. */
void conf_end(NSString *what, NSError *error);

/* "text" in double quotes; none for nil. */
NSString *conf_text(NSString *text);
NSString *conf_bool(BOOL value);
NSString *conf_float(double value);
NSString *conf_char(FTKChar value);
NSString *conf_hex(NSData *bytes);
/* A number in decimal; none for nil. */
NSString *conf_number(NSNumber *number);
NSData *conf_bytes(const char *text, NSUInteger length);

/* [a, b, c], each through `show`. */
typedef NSString *(*conf_show)(id item);
NSString *conf_list(NSArray *list, conf_show show);
NSString *conf_joined(NSArray *list, conf_show show, NSString *between);
/* {k: v}, sorted by key. */
NSString *conf_map(NSDictionary *map, conf_show key, conf_show value);
/* Items of lists. */
NSString *conf_show_number(id item);
NSString *conf_show_text(id item);
NSString *conf_show_bool(id item);
NSString *conf_show_float(id item);
NSString *conf_show_char(id item);
NSString *conf_show_hex(id item);

/* While memory is made to fail: ends the feature when that is what the error says. */
void conf_stop(NSError *error);
/* `error <code> "<message>"` for a declared error, `status <n>` otherwise. */
NSString *conf_error(NSError *error);
/* What the error handler heard since the last call, or nil. */
NSError *conf_reported(void);
/* `ok`, or that as conf_error. */
NSString *conf_outcome(void);

#endif
