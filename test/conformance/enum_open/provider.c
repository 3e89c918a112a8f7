#include <conf_enum_open_provider.h>
#include <provide.h>

static int32_t echo(conf_enum_open_cipher cipher, conf_enum_open_cipher *out, ftk_error **err) {
    (void)err;
    *out = cipher;
    return FTK_OK;
}

static int32_t strange(conf_enum_open_cipher *out, ftk_error **err) {
    (void)err;
    *out = 77;
    return FTK_OK;
}

static int32_t negate(conf_enum_open_signed value, conf_enum_open_signed *out, ftk_error **err) {
    (void)err;
    *out = (conf_enum_open_signed)-value;
    return FTK_OK;
}

static int32_t widest(conf_enum_open_wide *out, ftk_error **err) {
    (void)err;
    *out = CONF_ENUM_OPEN_WIDE_HUGE;
    return FTK_OK;
}

static int32_t make_choice(ftk_arena *arena, const conf_enum_open_choice **out, ftk_error **err) {
    conf_enum_open_choice *made = MAKE(arena, conf_enum_open_choice);
    if (made == NULL) return no_memory(err);
    *made = (conf_enum_open_choice)CONF_ENUM_OPEN_CHOICE_INIT;
    *out = made;
    return FTK_OK;
}

static int32_t known(const conf_enum_open_cipher *all, size_t all_len, ftk_buf *out, ftk_error **err) {
    if (ftk_buf_alloc(out, all_len, sizeof *all) != FTK_OK) return no_memory(err);
    size_t count = 0;
    for (size_t i = 0; i < all_len; i++) {
        switch (all[i]) {
        case CONF_ENUM_OPEN_CIPHER_AES:
        case CONF_ENUM_OPEN_CIPHER_CHACHA:
        case CONF_ENUM_OPEN_CIPHER_DES:
            ((conf_enum_open_cipher *)out->ptr)[count++] = all[i];
            break;
        default:
            break;
        }
    }
    out->len = count;
    return FTK_OK;
}

static const conf_enum_open_provider provider = {
    .echo = echo, .strange = strange, .negate = negate, .widest = widest, .make_choice = make_choice, .known = known,
};
FTK_PROVIDER(conf_enum_open, provider);
