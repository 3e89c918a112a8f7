#include <conf_bytes_load.h>
#include <harness.h>

static void show_invert(const uint8_t *data, size_t len) {
    FTK_SCOPED(ftk_buf_release) ftk_buf inverted = {0};
    MUST(conf_bytes_invert(data, len, &inverted, &err));
    fputs("invert(", stdout);
    show_hex(data, len);
    fputs(") = ", stdout);
    show_hex(inverted.ptr, inverted.len);
    putchar('\n');
}

static void show_ramps(void) {
    FTK_SCOPED(ftk_buf_release) ftk_buf small = {0};
    FTK_SCOPED(ftk_buf_release) ftk_buf large = {0};
    MUST(conf_bytes_ramp(5, &small, &err));
    MUST(conf_bytes_ramp(70000, &large, &err));
    fputs("ramp(5) = ", stdout);
    show_hex(small.ptr, small.len);
    uint64_t sum = 0;
    for (size_t i = 0; i < large.len; i++) sum += ((const uint8_t *)large.ptr)[i];
    printf("\nramp(70000) = %zu bytes, sum %" PRIu64 "\n", large.len, sum);
}

static void show_reverse(void) {
    static const uint8_t data[] = {1, 2, 3};
    conf_bytes_blob blob = CONF_BYTES_BLOB_INIT;
    blob.name = FTK_LITERAL("n");
    blob.data = (ftk_bytes){data, 3};
    const conf_bytes_blob *reversed = NULL;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    MUST(conf_bytes_reverse(&blob, &reversed, &owner, &err));
    fputs("reverse(\"n\", 010203) = ", stdout);
    show_str(reversed->name);
    putchar(' ');
    show_hex(reversed->data.ptr, reversed->data.len);
    putchar('\n');
}

CONSUMER(bytes) {
    MUST(conf_bytes_load(library, &err));
    static const uint8_t some[] = {0x00, 0xff, 0x10};
    show_invert(some, 3);
    show_invert(NULL, 0);
    show_ramps();
    static const uint8_t addends[] = {1, 2, 0xff};
    uint64_t sum = 0;
    MUST(conf_bytes_sum(addends, 3, &sum, &err));
    printf("sum(0102ff) = %" PRIu64 "\n", sum);
    show_reverse();
    static const uint8_t parts[] = {1, 2, 3};
    const ftk_bytes chunks[] = {{parts, 1}, {NULL, 0}, {parts + 1, 2}};
    FTK_SCOPED(ftk_buf_release) ftk_buf glued = {0};
    MUST(conf_bytes_concat(chunks, 3, &glued, &err));
    fputs("concat(01, , 0203) = ", stdout);
    show_hex(glued.ptr, glued.len);
    putchar('\n');
}
