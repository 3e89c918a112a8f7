#include <conf_newtype_load.h>
#include <harness.h>

static void show_user(void) {
    const conf_newtype_user *user = NULL;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    MUST(conf_newtype_make_user(7, &user, &owner, &err));
    printf("make_user(7) = %" PRIu64 " ", user->id);
    show_str(user->email);
    putchar(' ');
    SHOW_LIST(user->scores.len, show_float(user->scores.ptr[i]));
    conf_newtype_score total = 0;
    MUST(conf_newtype_total(user, &total, &err));
    printf("\ntotal(user 7) = %.3f\n", total);
}

CONSUMER(newtype) {
    MUST(conf_newtype_load(library, &err));
    conf_newtype_user_id next = 0;
    MUST(conf_newtype_next(41, &next, &err));
    printf("next(41) = %" PRIu64 "\n", next);
    ftk_buf domain = {0};
    MUST(conf_newtype_domain(TEXT("ann@example.org"), &domain, &err));
    fputs("domain(\"ann@example.org\") = ", stdout);
    show_buf(&domain);
    putchar('\n');
    show_user();
}
