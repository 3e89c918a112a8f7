#include <conf_alias_provider.h>
#include <provide.h>

static int32_t length(const conf_alias_range *span, uint32_t *out, ftk_error **err) {
    (void)err;
    *out = span->last - span->first;
    return FTK_OK;
}

static int32_t join(const ftk_str *names, size_t names_len, ftk_buf *out, ftk_error **err) {
    builder text = {0};
    for (size_t i = 0; i < names_len; i++) {
        if (i > 0) add(&text, ",", 1);
        add(&text, names[i].ptr, names[i].len);
    }
    return give(&text, out, err);
}

static int32_t first(const ftk_str *names, size_t names_len, uint8_t *out_has, ftk_buf *out, ftk_error **err) {
    *out_has = names_len > 0;
    if (names_len == 0) return FTK_OK;
    return ftk_buf_copy(out, names[0].ptr, names[0].len, 1) == FTK_OK ? FTK_OK : no_memory(err);
}

static const conf_alias_provider provider = {.length = length, .join = join, .first = first};
FTK_PROVIDER(conf_alias, provider);
