#include <conf_flags_load.h>
#include <harness.h>

static void show_echo(const char *what, conf_flags_access value) {
    conf_flags_access same = 0;
    MUST(conf_flags_echo(value, &same, &err));
    printf("echo(%s) = %" PRIu32 "\n", what, same);
}

static void show_toggle(const char *what, conf_flags_mode mode) {
    conf_flags_mode toggled = 0;
    MUST(conf_flags_toggle(mode, &toggled, &err));
    printf("toggle(%s) = %u\n", what, (unsigned)toggled);
}

CONSUMER(flags) {
    MUST(conf_flags_load(library, &err));
    conf_flags_access both = 0;
    MUST(conf_flags_with_read(CONF_FLAGS_ACCESS_WRITE, &both, &err));
    printf("with_read(write) = %" PRIu32 "\n", both);
    show_echo("all", CONF_FLAGS_ACCESS_ALL);
    show_echo("unknown bit 4096", 4096);
    show_toggle("fast", CONF_FLAGS_MODE_FAST);
    show_toggle("fast | safe", CONF_FLAGS_MODE_FAST | CONF_FLAGS_MODE_SAFE);
    const conf_flags_rule *rule = NULL;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    MUST(conf_flags_make_rule(&rule, &owner, &err));
    printf("make_rule() = %" PRIu32 " %u\n", rule->access, (unsigned)rule->mode);
}
