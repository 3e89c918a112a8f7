#include <conf_flags_provider.h>
#include <provide.h>

static int32_t with_read(conf_flags_access value, conf_flags_access *out, ftk_error **err) {
    (void)err;
    *out = value | CONF_FLAGS_ACCESS_READ;
    return FTK_OK;
}

static int32_t echo(conf_flags_access value, conf_flags_access *out, ftk_error **err) {
    (void)err;
    *out = value;
    return FTK_OK;
}

static int32_t toggle(conf_flags_mode mode, conf_flags_mode *out, ftk_error **err) {
    (void)err;
    *out = (conf_flags_mode)(mode ^ (CONF_FLAGS_MODE_FAST | CONF_FLAGS_MODE_SAFE));
    return FTK_OK;
}

static int32_t make_rule(ftk_arena *arena, const conf_flags_rule **out, ftk_error **err) {
    conf_flags_rule *made = MAKE(arena, conf_flags_rule);
    if (made == NULL) return no_memory(err);
    *made = (conf_flags_rule)CONF_FLAGS_RULE_INIT;
    *out = made;
    return FTK_OK;
}

static const conf_flags_provider provider = {.with_read = with_read, .echo = echo, .toggle = toggle, .make_rule = make_rule};
FTK_PROVIDER(conf_flags, provider);
