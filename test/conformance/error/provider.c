#include <conf_error_provider.h>
#include <provide.h>

static int32_t fail_syntax(ftk_str text, ftk_error **err) {
    static const ftk_str hints[] = {{"a", 1}, {"b", 1}};
    conf_error_parse_error_syntax payload = CONF_ERROR_PARSE_ERROR_SYNTAX_INIT;
    payload.line = 3;
    payload.text = text;
    payload.at = (conf_error_position){3, 4};
    payload.hints = (conf_error_list_string){hints, 2};
    return conf_error_parse_error_fail_syntax(err, &payload);
}

static int32_t parse(const char *text, size_t text_len, int64_t *out, ftk_error **err) {
    conf_error_parse_error_limit limit = CONF_ERROR_PARSE_ERROR_LIMIT_INIT;
    if (text_len == 0) return conf_error_parse_error_fail_empty(err);
    if (is(text, text_len, "busy")) return conf_error_parse_error_fail_busy(err);
    if (is(text, text_len, "nolimit")) return conf_error_parse_error_fail_limit(err, &limit);
    if (is(text, text_len, "limit")) {
        limit.max_ = (conf_error_opt_u64){.has = 1, .value = 99};
        return conf_error_parse_error_fail_limit(err, &limit);
    }
    int64_t value = 0;
    for (size_t i = 0; i < text_len; i++) {
        if (text[i] < '0' || text[i] > '9' || i > 17) return fail_syntax((ftk_str){text, text_len}, err);
        value = value * 10 + (text[i] - '0');
    }
    *out = value;
    return FTK_OK;
}

static int32_t check(const char *text, size_t text_len, ftk_error **err) {
    int64_t value = 0;
    return parse(text, text_len, &value, err);
}

static int32_t parse_all(const ftk_str *texts, size_t texts_len, ftk_buf *out, ftk_error **err) {
    if (ftk_buf_alloc(out, texts_len, sizeof(int64_t)) != FTK_OK) return no_memory(err);
    for (size_t i = 0; i < texts_len; i++) {
        int32_t status = parse(texts[i].ptr, texts[i].len, &((int64_t *)out->ptr)[i], err);
        if (status == FTK_OK) continue;
        ftk_buf_release(out);
        return status;
    }
    return FTK_OK;
}

static int32_t explode(ftk_error **err) {
    return ftk_fail(err, FTK_E_PANIC, FTK_LITERAL("boom"));
}

static const conf_error_provider provider = {.parse = parse, .check = check, .parse_all = parse_all, .explode = explode};
FTK_PROVIDER(conf_error, provider);
