#include <conf_optional_load.h>
#include <harness.h>

static void show_number(const char *what, const uint32_t *value) {
    uint8_t has = 0;
    uint32_t same = 0;
    MUST(conf_optional_number(value, &has, &same, &err));
    printf("number(%s) = ", what);
    if (has) printf("%" PRIu32 "\n", same);
    else puts("none");
}

static void show_big(const char *what, const uint64_t *value) {
    uint8_t has = 0;
    uint64_t same = 0;
    MUST(conf_optional_big(value, &has, &same, &err));
    printf("big(%s) = ", what);
    if (has) printf("%" PRIu64 "\n", same);
    else puts("none");
}

static void show_flag(const char *what, const uint8_t *value) {
    uint8_t has = 0;
    uint8_t same = 0;
    MUST(conf_optional_flag(value, &has, &same, &err));
    printf("flag(%s) = %s\n", what, !has ? "none" : same ? "true" : "false");
}

static void show_echo_text(const char *what, const ftk_str *value) {
    uint8_t has = 0;
    ftk_buf same = {0};
    MUST(conf_optional_text(value, &has, &same, &err));
    printf("text(%s) = ", what);
    if (has) show_buf(&same);
    else fputs("none", stdout);
    putchar('\n');
}

static void show_point(const char *what, const conf_optional_point *value) {
    uint8_t has = 0;
    conf_optional_point same = {0};
    MUST(conf_optional_echo_point(value, &has, &same, &err));
    printf("echo_point(%s) = ", what);
    if (has) printf("(%" PRId32 ", %" PRId32 ")\n", same.x, same.y);
    else puts("none");
}

static void show_person(const char *what, const conf_optional_person *value) {
    const conf_optional_person *same = NULL;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    MUST(conf_optional_echo_person(value, &same, &owner, &err));
    printf("echo_person(%s) = ", what);
    if (same != NULL) show_str(same->name);
    else fputs("none", stdout);
    putchar('\n');
}

static void show_numbers(const char *what, const conf_optional_list_i32 *value) {
    uint8_t has = 0;
    FTK_SCOPED(ftk_buf_release) ftk_buf same = {0};
    MUST(conf_optional_numbers(value, &has, &same, &err));
    printf("numbers(%s) = ", what);
    if (has) SHOW_LIST(same.len, printf("%" PRId32, ((const int32_t *)same.ptr)[i]));
    else fputs("none", stdout);
    putchar('\n');
}

static void show_count(const char *what, const conf_optional_everything *all) {
    uint32_t count = 0;
    MUST(conf_optional_count(all, &count, &err));
    printf("count(%s) = %" PRIu32 "\n", what, count);
}

/* The fields of what `make` made. */
static void show_everything(const conf_optional_everything *all) {
    if (all->number.has) printf("%" PRIu32, all->number.value);
    else fputs("none", stdout);
    printf(" %s ", !all->flag.has ? "none" : all->flag.value ? "true" : "false");
    if (all->text.has) show_str(all->text.value);
    else fputs("none", stdout);
    if (all->point.has) printf(" (%" PRId32 ", %" PRId32 ") ", all->point.value.x, all->point.value.y);
    else fputs(" none ", stdout);
    if (all->person != NULL) show_str(all->person->name);
    else fputs("none", stdout);
    putchar(' ');
    if (all->numbers.has) SHOW_LIST(all->numbers.value.len, printf("%" PRId32, all->numbers.value.ptr[i]));
    else fputs("none", stdout);
    putchar('\n');
}

static void show_make(uint8_t full) {
    const conf_optional_everything *all = NULL;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    MUST(conf_optional_make(full, &all, &owner, &err));
    printf("make(%s) = ", full ? "true" : "false");
    show_everything(all);
}

static void show_holes(void) {
    FTK_SCOPED(ftk_buf_release) ftk_buf holes = {0};
    MUST(conf_optional_holes(4, &holes, &err));
    fputs("holes(4) =", stdout);
    for (size_t i = 0; i < holes.len; i++) {
        const conf_optional_opt_u32 *one = &((const conf_optional_opt_u32 *)holes.ptr)[i];
        if (one->has) printf(" %" PRIu32, one->value);
        else fputs(" none", stdout);
    }
    putchar('\n');
}

CONSUMER(optional) {
    MUST(conf_optional_load(library, &err));
    static const int32_t values[] = {1, 2};
    conf_optional_person person = CONF_OPTIONAL_PERSON_INIT;
    person.name = FTK_LITERAL("ann");
    show_number("5", &(uint32_t){5});
    show_number("none", NULL);
    show_big("18446744073709551615", &(uint64_t){UINT64_MAX});
    show_big("none", NULL);
    show_flag("false", &(uint8_t){0});
    show_flag("none", NULL);
    show_echo_text("\"\"", &FTK_LITERAL(""));
    show_echo_text("\"x\"", &FTK_LITERAL("x"));
    show_echo_text("none", NULL);
    show_point("(1, 2)", &(conf_optional_point){1, 2});
    show_point("none", NULL);
    show_person("\"ann\"", &person);
    show_person("none", NULL);
    show_numbers("[]", &(conf_optional_list_i32){NULL, 0});
    show_numbers("[1, 2]", &(conf_optional_list_i32){values, 2});
    show_numbers("none", NULL);
    conf_optional_everything all = CONF_OPTIONAL_EVERYTHING_INIT;
    const conf_optional_everything nothing = CONF_OPTIONAL_EVERYTHING_INIT;
    all.number.has = all.flag.has = all.text.has = all.point.has = all.numbers.has = 1;
    all.person = &person;
    show_count("all", &all);
    show_count("nothing", &nothing);
    show_make(1);
    show_make(0);
    show_holes();
}
