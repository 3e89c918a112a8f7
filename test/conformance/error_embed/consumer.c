#include <conf_error_embed_load.h>
#include <harness.h>

static void show_net_error(int32_t status, const ftk_error *error) {
    show_error(status, error);
    const conf_error_embed_net_error_timeout *timeout = conf_error_embed_net_error_timeout_payload(error);
    if (timeout != NULL) printf(" seconds=%" PRIu32, timeout->seconds);
}

static void show_connect(const char *host) {
    FTK_SCOPED(ftk_error_dispose) ftk_error *err = NULL;
    int32_t status;
    TRY(status, conf_error_embed_connect(TEXT(host), &err));
    printf("connect(\"%s\") = ", host);
    show_net_error(status, err);
    putchar('\n');
}

static void show_load(const char *key) {
    FTK_SCOPED(ftk_error_dispose) ftk_error *err = NULL;
    int32_t status;
    ftk_buf text = {0};
    TRY(status, conf_error_embed_load(TEXT(key), &text, &err));
    printf("load(\"%s\") = ", key);
    if (status == FTK_OK) {
        show_buf(&text);
        putchar('\n');
        return;
    }
    show_error(status, err);
    const conf_error_embed_store_error_missing *missing = conf_error_embed_store_error_missing_payload(err);
    const ftk_error *inner = conf_error_embed_store_error_net_cause(err);
    if (missing != NULL) {
        fputs(" key=", stdout);
        show_str(missing->key);
    }
    if (inner != NULL) {
        fputs(" inner ", stdout);
        show_net_error(ftk_error_status(inner), inner);
    }
    putchar('\n');
}

CONSUMER(error_embed) {
    MUST(conf_error_embed_api_load(library, &err));
    show_connect("");
    show_connect("abc");
    show_load("k");
    show_load("gone");
    show_load("net:abc");
    show_load("net:");
}
