#include <conf_error_embed_provider.h>
#include <provide.h>

static int32_t connect(const char *host, size_t host_len, ftk_error **err) {
    (void)host;
    if (host_len == 0) return conf_error_embed_net_error_fail_refused(err);
    conf_error_embed_net_error_timeout payload = CONF_ERROR_EMBED_NET_ERROR_TIMEOUT_INIT;
    payload.seconds = (uint32_t)host_len;
    return conf_error_embed_net_error_fail_timeout(err, &payload);
}

static int32_t load(const char *key, size_t key_len, ftk_buf *out, ftk_error **err) {
    if (is(key, key_len, "gone")) {
        conf_error_embed_store_error_missing payload = CONF_ERROR_EMBED_STORE_ERROR_MISSING_INIT;
        payload.key = (ftk_str){key, key_len};
        return conf_error_embed_store_error_fail_missing(err, &payload);
    }
    if (key_len >= 4 && memcmp(key, "net:", 4) == 0) {
        ftk_error *cause = NULL;
        int32_t status = connect(key + 4, key_len - 4, &cause);
        if (status > FTK_STATUS_DECLARED) {
            ftk_error_release(cause);
            return no_memory(err);
        }
        return conf_error_embed_store_error_fail_net(err, cause);
    }
    builder twice = {0};
    add(&twice, key, key_len);
    add(&twice, key, key_len);
    return give(&twice, out, err);
}

static const conf_error_embed_provider provider = {.connect = connect, .load = load};
FTK_PROVIDER(conf_error_embed, provider);
