#include <conf_str_provider.h>
#include <provide.h>

struct conf_str_page_impl {
    builder text;
};

static int32_t count_e(const char *text, size_t text_len, uint32_t *out, ftk_error **err) {
    (void)err;
    *out = 0;
    for (size_t i = 0; i < text_len; i++) *out += text[i] == 'e';
    return FTK_OK;
}

static int32_t first_word(const char *text, size_t text_len, const char **out, size_t *out_len, ftk_error **err) {
    (void)err;
    const char *space = text_len > 0 ? memchr(text, ' ', text_len) : NULL;
    *out = text;
    *out_len = space == NULL ? text_len : (size_t)(space - text);
    return FTK_OK;
}

static int32_t join(const ftk_str *texts, size_t texts_len, ftk_buf *out, ftk_error **err) {
    builder built = {0};
    for (size_t i = 0; i < texts_len; i++) {
        if (i > 0) add(&built, "|", 1);
        add(&built, texts[i].ptr, texts[i].len);
    }
    return give(&built, out, err);
}

static void page_destroy(conf_str_page_impl *self) {
    drop(&self->text);
    ftk_free(self, sizeof *self);
}

static int32_t page_append(conf_str_page_impl *self, const char *text, size_t text_len, ftk_error **err) {
    add(&self->text, text, text_len);
    return self->text.failed ? no_memory(err) : FTK_OK;
}

static int32_t page_new(const char *text, size_t text_len, conf_str_page_impl **out, ftk_error **err) {
    conf_str_page_impl *made = ftk_alloc_zeroed(sizeof *made);
    if (made == NULL) return no_memory(err);
    if (page_append(made, text, text_len, err) != FTK_OK) {
        page_destroy(made);
        return FTK_E_NO_MEMORY;
    }
    *out = made;
    return FTK_OK;
}

static int32_t page_all(conf_str_page_impl *self, const char **out, size_t *out_len, ftk_error **err) {
    (void)err;
    *out = self->text.ptr;
    *out_len = self->text.len;
    return FTK_OK;
}

static int32_t page_tail(conf_str_page_impl *self, uint8_t *out_has, const char **out, size_t *out_len, ftk_error **err) {
    (void)err;
    const char *colon = self->text.len > 0 ? memchr(self->text.ptr, ':', self->text.len) : NULL;
    *out_has = colon != NULL;
    if (colon == NULL) return FTK_OK;
    *out = colon + 1;
    *out_len = (size_t)(self->text.ptr + self->text.len - *out);
    return FTK_OK;
}

static const conf_str_provider provider = {
    .count_e = count_e, .first_word = first_word, .join = join, .page_new = page_new,
    .page_all = page_all, .page_tail = page_tail, .page_append = page_append, .page_destroy = page_destroy,
};
FTK_PROVIDER(conf_str, provider);
