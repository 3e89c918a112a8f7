#include <conf_default_args_provider.h>
#include <provide.h>

static int32_t show(const char *text, size_t text_len, uint32_t count, double ratio, uint8_t flag, conf_default_args_mode mode,
                    conf_default_args_access access, uint32_t limit, ftk_buf *out, ftk_error **err) {
    builder line = {0};
    add(&line, text, text_len);
    addf(&line, " %" PRIu32 " %.3f %s %" PRIu32 " %u %" PRIu32, count, ratio, flag ? "true" : "false", mode, (unsigned)access, limit);
    return give(&line, out, err);
}

static int32_t open(const char *key, size_t key_len, const conf_default_args_options *options, const ftk_str *tags, size_t tags_len,
                    const uint32_t *limit, ftk_buf *out, ftk_error **err) {
    builder line = {0};
    add(&line, key, key_len);
    addf(&line, " %" PRIu32 " ", options->depth);
    add(&line, options->name.ptr, options->name.len);
    add(&line, " ", 1);
    for (size_t i = 0; i < tags_len; i++) {
        if (i > 0) add(&line, ",", 1);
        add(&line, tags[i].ptr, tags[i].len);
    }
    if (limit != NULL) addf(&line, " %" PRIu32, *limit);
    else add(&line, " -", 2);
    return give(&line, out, err);
}

static const conf_default_args_provider provider = {.show = show, .open = open};
FTK_PROVIDER(conf_default_args, provider);
