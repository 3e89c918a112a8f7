/* What the C consumers share: printing values the way the transcripts want them. Each consumer.c defines `void consume_<feature>(const char *library)`,
 * which loads its package (or packages) from `library` and prints its transcript. */
#ifndef CONF_HARNESS_H
#define CONF_HARNESS_H

#include <ftk/ftk.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Borrowed text from a C string, and the two arguments that functions take. */
#define STR(text) ((ftk_str){(text), strlen(text)})
#define TEXT(text) (text), strlen(text)

/* "text" in double quotes. */
void show_text(const char *ptr, size_t len);
void show_str(ftk_str text);
/* Prints and releases an owned text. */
void show_buf(ftk_buf *buf);
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
/* Prints `what = `, then the error, and a line end, and releases it. */
void show_failure(const char *what, int32_t status, ftk_error **error);
/* Ends the program with a message when `status` is a failure: for calls that must succeed. */
void must(const char *what, int32_t status, ftk_error *error);

#endif
