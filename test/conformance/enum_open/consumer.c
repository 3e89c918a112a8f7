#include <conf_enum_open_load.h>
#include <harness.h>

static void show_echo(const char *what, conf_enum_open_cipher value) {
    conf_enum_open_cipher same = 0;
    MUST(conf_enum_open_echo(value, &same, &err));
    printf("echo(%s) = %u\n", what, (unsigned)same);
}

static void show_negate(const char *what, conf_enum_open_signed value) {
    conf_enum_open_signed negated = 0;
    MUST(conf_enum_open_negate(value, &negated, &err));
    printf("negate(%s) = %d\n", what, negated);
}

static void show_known(void) {
    const conf_enum_open_cipher all[] = {CONF_ENUM_OPEN_CIPHER_AES, 77, CONF_ENUM_OPEN_CIPHER_DES};
    FTK_SCOPED(ftk_buf_release) ftk_buf known = {0};
    MUST(conf_enum_open_known(all, 3, &known, &err));
    fputs("known([1, 77, 9]) = ", stdout);
    SHOW_LIST(known.len, printf("%u", (unsigned)((const conf_enum_open_cipher *)known.ptr)[i]));
    putchar('\n');
}

CONSUMER(enum_open) {
    MUST(conf_enum_open_load(library, &err));
    show_echo("aes", CONF_ENUM_OPEN_CIPHER_AES);
    show_echo("unknown 500", 500);
    conf_enum_open_cipher strange = 0;
    MUST(conf_enum_open_strange(&strange, &err));
    printf("strange() = %u\n", (unsigned)strange);
    show_negate("minus", CONF_ENUM_OPEN_SIGNED_MINUS);
    show_negate("zero", CONF_ENUM_OPEN_SIGNED_ZERO);
    conf_enum_open_wide widest = 0;
    MUST(conf_enum_open_widest(&widest, &err));
    printf("widest() = %" PRIu64 "\n", widest);
    const conf_enum_open_choice *choice = NULL;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    MUST(conf_enum_open_make_choice(&choice, &owner, &err));
    printf("make_choice() = %u %d\n", (unsigned)choice->cipher, choice->signed_);
    show_known();
}
