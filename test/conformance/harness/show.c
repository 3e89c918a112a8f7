/* Printing values the way the transcripts want them, and the ends of calls. */
#include "harness.h"

#include <math.h>

void show_text(const char *ptr, size_t len) {
    putchar('"');
    if (len > 0) fwrite(ptr, 1, len, stdout);
    putchar('"');
}

void show_str(ftk_str text) {
    show_text(text.ptr, text.len);
}

void show_buf(ftk_buf *buf) {
    show_text(buf->ptr, buf->len);
    if (((const char *)buf->ptr)[buf->len] != 0) fputs(" without a NUL", stdout);
    ftk_buf_release(buf);
}

void show_strs(const ftk_str *texts, size_t len) {
    SHOW_LIST(len, show_str(texts[i]));
}

void show_hex(const void *ptr, size_t len) {
    const unsigned char *bytes = ptr;
    for (size_t i = 0; i < len; i++) printf("%02x", bytes[i]);
}

void show_char(uint32_t c) {
    printf("U+%04" PRIX32, c);
}

void show_float(double value) {
    if (isnan(value)) fputs("nan", stdout);
    else if (isinf(value)) fputs(value < 0 ? "-inf" : "inf", stdout);
    else printf("%.3f", value);
}

void show_bool(uint8_t value) {
    fputs(value ? "true" : "false", stdout);
}

void show_error(int32_t status, const ftk_error *error) {
    if (status > FTK_STATUS_DECLARED) {
        printf("status %" PRId32, status);
        return;
    }
    printf("error %" PRId32 " ", FTK_CODE_OF_STATUS(status));
    if (error != NULL) show_str(ftk_error_message(error));
}

int sweeping = 0;
void (*out_of_memory)(void) = NULL;

int again(int32_t status, ftk_error **err) {
    if (!sweeping || status != FTK_E_NO_MEMORY) return 0;
    ftk_error_dispose(err);
    out_of_memory();
    return 1;
}

int must(const char *what, int32_t status, ftk_error **err) {
    if (status >= 0) return 0;
    if (again(status, err)) return 1;
    ftk_str message = *err != NULL ? ftk_error_message(*err) : FTK_LITERAL("");
    fflush(stdout);
    fprintf(stderr, "%s: status %" PRId32 " %.*s\n", what, status, (int)message.len, message.ptr);
    exit(1);
}
