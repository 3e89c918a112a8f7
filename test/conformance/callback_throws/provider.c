#include <conf_callback_throws_provider.h>
#include <provide.h>

static int32_t run(uint32_t n, const conf_callback_throws_visit_fn *visit, uint32_t *out, ftk_error **err) {
    for (uint32_t i = 1; i <= n; i++) {
        int32_t status = conf_callback_throws_visit_fn_call(visit, i, err);
        if (status != FTK_OK) return status;
    }
    *out = n;
    return FTK_OK;
}

static int32_t count_stops(uint32_t n, const conf_callback_throws_visit_fn *visit, uint32_t *out, ftk_error **err) {
    uint32_t stops = 0;
    for (uint32_t i = 1; i <= n; i++) {
        ftk_error *error = NULL;
        int32_t status = conf_callback_throws_visit_fn_call(visit, i, &error);
        if (status == FTK_OK) continue;
        if (conf_callback_throws_stop_error_code(error) != CONF_CALLBACK_THROWS_STOP_ERROR_STOPPED) {
            if (err != NULL) *err = error;
            else ftk_error_release(error);
            return status;
        }
        ftk_error_release(error);
        stops++;
    }
    *out = stops;
    return FTK_OK;
}

static int32_t sum(uint32_t n, const conf_callback_throws_plain_fn *plain, uint32_t *out, ftk_error **err) {
    uint32_t total = 0;
    for (uint32_t i = 1; i <= n; i++) {
        uint32_t one = 0;
        int32_t status = conf_callback_throws_plain_fn_call(plain, i, &one, err);
        if (status != FTK_OK) return status;
        total += one;
    }
    *out = total;
    return FTK_OK;
}

static const conf_callback_throws_provider provider = {.run = run, .count_stops = count_stops, .sum = sum};
FTK_PROVIDER(conf_callback_throws, provider);
