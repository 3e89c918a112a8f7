#include <conf_newtype_provider.h>
#include <provide.h>

static int32_t next(conf_newtype_user_id id, conf_newtype_user_id *out, ftk_error **err) {
    (void)err;
    *out = id + 1;
    return FTK_OK;
}

static int32_t domain(const char *email, size_t email_len, ftk_buf *out, ftk_error **err) {
    const char *at = email_len > 0 ? memchr(email, '@', email_len) : NULL;
    const char *start = at == NULL ? email : at + 1;
    return ftk_buf_copy(out, start, (size_t)(email + email_len - start), 1) == FTK_OK ? FTK_OK : no_memory(err);
}

static int32_t make_user(conf_newtype_user_id id, ftk_arena *arena, const conf_newtype_user **out, ftk_error **err) {
    conf_newtype_user *made = MAKE(arena, conf_newtype_user);
    conf_newtype_score scores[] = {0.5, (double)id};
    conf_newtype_score *kept = copy_array(arena, scores, 2, sizeof *scores);
    if (made == NULL || kept == NULL) return no_memory(err);
    made->size = sizeof *made;
    made->id = id;
    made->scores.ptr = kept;
    made->scores.len = 2;
    builder email = {0};
    addf(&email, "u%" PRIu64 "@example.org", id);
    *out = made;
    return give_text(&email, arena, &made->email, err);
}

static int32_t total(const conf_newtype_user *user, conf_newtype_score *out, ftk_error **err) {
    (void)err;
    *out = 0;
    for (size_t i = 0; i < user->scores.len; i++) *out += user->scores.ptr[i];
    return FTK_OK;
}

static const conf_newtype_provider provider = {.next = next, .domain = domain, .make_user = make_user, .total = total};
FTK_PROVIDER(conf_newtype, provider);
