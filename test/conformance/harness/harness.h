/* What the C consumers share: printing values the way the transcripts want them, and calls that must succeed or may fail.
 * Each consumer.c defines `CONSUMER(<feature>)`, which loads its package (or packages) from `library` and prints its transcript. */
#ifndef CONF_HARNESS_H
#define CONF_HARNESS_H

#include <ftk/ftk.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The entry of one feature. */
#define CONSUMER(feature)                       \
    void consume_##feature(const char *library); \
    void consume_##feature(const char *library)

/* Borrowed text from a C string, and the two arguments that functions take. */
#define STR(text) ((ftk_str){(text), strlen(text)})
#define TEXT(text) (text), strlen(text)

/* A call that must succeed; it stores its error in `&err`. */
#define MUST(call) \
    for (int more = 1; more;) { \
        ftk_error *err = NULL; \
        more = must(#call, (call), &err); \
    }

/* A call that may fail with something of its own: fills `status` and the caller's variable `err`. */
#define TRY(status, call) \
    do (status) = (call); \
    while (again((status), &err))

/* Prints [a, b, c], where `show` prints element `i`. */
#define SHOW_LIST(count, show) \
    do { \
        putchar('['); \
        for (size_t i = 0; i < (count); i++) { \
            if (i > 0) fputs(", ", stdout); \
            show; \
        } \
        putchar(']'); \
    } while (0)

/* "text" in double quotes. */
void show_text(const char *ptr, size_t len);
void show_str(ftk_str text);
/* Prints and releases an owned text. */
void show_buf(ftk_buf *buf);
/* ["a", "b"] */
void show_strs(const ftk_str *texts, size_t len);
/* Lower-case hexadecimal. */
void show_hex(const void *ptr, size_t len);
/* U+XXXX */
void show_char(uint32_t c);
/* %.3f, nan, inf, -inf */
void show_float(double value);
/* true or false */
void show_bool(uint8_t value);
/* `error <code> "<message>"` for a declared error, `status <n>` otherwise; no line end. The caller releases the error. */
void show_error(int32_t status, const ftk_error *error);

/* While 1, a call that failed for lack of memory is made again, as the sweep of failing allocations wants it. */
extern int sweeping;
/* Called when such a call failed, before it is made again. */
extern void (*out_of_memory)(void);
/* 1, with the error released, when the call is to be made again. */
int again(int32_t status, ftk_error **err);
/* The same; any other failure ends the program with a message. */
int must(const char *what, int32_t status, ftk_error **err);

#endif
