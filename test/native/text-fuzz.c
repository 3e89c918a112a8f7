/* Fuzz targets for the functions that read foreign bytes; FTK_FUZZ in the environment names one, otherwise all run.
 * Every answer is compared with the naive reading. */
#include "naive-text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A copy that ends where the input ends, so that the address sanitiser sees a read behind it. */
static char *exact_copy(const uint8_t *data, size_t size) {
    char *copy = (char *)malloc(size != 0 ? size : 1);
    CHECK(copy != NULL);
    memcpy(copy, data, size);
    return copy;
}

static void fuzz_utf8_valid(const char *text, size_t len) {
    CHECK(ftk_utf8_valid(text, len) == naive_valid(text, len));
}

static void fuzz_utf8_to_utf16(const char *text, size_t len) {
    if (!naive_valid(text, len)) return;
    uint16_t *units = (uint16_t *)malloc(2 * len + 2);
    char *back = (char *)malloc(3 * len + 1);
    CHECK(units != NULL && back != NULL);
    size_t count = ftk_utf8_to_utf16(text, len, units);
    CHECK(count == ftk_utf16_length(text, len));
    CHECK(ftk_utf16_to_utf8(units, count, back) == len && memcmp(back, text, len) == 0);
    free(units);
    free(back);
}

static void fuzz_utf16_to_utf8(const char *text, size_t len) {
    size_t count = len / 2;
    uint16_t *units = (uint16_t *)malloc(2 * count + 2);
    uint16_t *back = (uint16_t *)malloc(6 * count + 2);
    char *out = (char *)malloc(3 * count + 1);
    CHECK(units != NULL && back != NULL && out != NULL);
    memcpy(units, text, 2 * count);
    size_t written = ftk_utf16_to_utf8(units, count, out);
    if (written != SIZE_MAX) {
        CHECK(naive_valid(out, written) && ftk_utf8_to_utf16(out, written, back) == count &&
              memcmp(units, back, 2 * count) == 0);
    }
    free(units);
    free(back);
    free(out);
}

static void fuzz_latin1_to_utf8(const char *text, size_t len) {
    char *out = (char *)malloc(2 * len + 1);
    CHECK(out != NULL);
    size_t written = ftk_latin1_to_utf8((const uint8_t *)text, len, out);
    CHECK(naive_valid(out, written) && ftk_utf16_length(out, written) == len);
    free(out);
}

/* Texts of errors come from providers and may be anything; what comes out is always UTF-8. */
static void fuzz_error_text(const char *text, size_t len) {
    ftk_error *error = NULL;
    ftk_str message = {text, len};
    (void)ftk_fail(&error, FTK_E_PANIC, message);
    ftk_note note = {message, message, message};
    CHECK_STATUS(ftk_error_add_note(error, &note), FTK_OK);
    CHECK(naive_valid(ftk_error_message(error).ptr, ftk_error_message(error).len));
    CHECK(naive_valid(ftk_error_note(error, 0).text.ptr, len) && ftk_error_note(error, 0).text.len == len);
    ftk_error_release(error);
    CHECK_STATUS(ftk_failf(&error, FTK_E_PANIC, "%.*s", (int)(len % 1000), text), FTK_E_PANIC);
    CHECK(naive_valid(ftk_error_message(error).ptr, ftk_error_message(error).len));
    ftk_error_release(error);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const struct {
        const char *name;
        void (*run)(const char *text, size_t len);
    } targets[] = {
        {"utf8_valid", fuzz_utf8_valid},       {"utf8_to_utf16", fuzz_utf8_to_utf16},
        {"utf16_to_utf8", fuzz_utf16_to_utf8}, {"latin1_to_utf8", fuzz_latin1_to_utf8},
        {"error_text", fuzz_error_text},
    };
    const char *wanted = getenv("FTK_FUZZ");
    char *text = exact_copy(data, size);
    for (size_t i = 0; i < sizeof targets / sizeof targets[0]; i++) {
        if (wanted == NULL || strcmp(wanted, targets[i].name) == 0) targets[i].run(text, size);
    }
    free(text);
    return 0;
}
