#include <conf_floats_provider.h>
#include <math.h>
#include <provide.h>

static int32_t echo_f32(float value, float *out, ftk_error **err) {
    (void)err;
    *out = value;
    return FTK_OK;
}

static int32_t echo_f64(double value, double *out, ftk_error **err) {
    (void)err;
    *out = value;
    return FTK_OK;
}

static int32_t mean(const double *values, size_t values_len, double *out, ftk_error **err) {
    (void)err;
    double sum = 0;
    for (size_t i = 0; i < values_len; i++) sum += values[i];
    *out = values_len == 0 ? (double)NAN : sum / (double)values_len;
    return FTK_OK;
}

static int32_t halve(const conf_floats_pair *pair, conf_floats_pair *out, ftk_error **err) {
    (void)err;
    out->single = pair->single / 2;
    out->double_ = pair->double_ / 2;
    return FTK_OK;
}

static int32_t special(ftk_buf *out, ftk_error **err) {
    const double values[] = {(double)INFINITY, -(double)INFINITY, (double)NAN, -0.0};
    return ftk_buf_copy(out, values, 4, sizeof *values) == FTK_OK ? FTK_OK : no_memory(err);
}

static const conf_floats_provider provider = {.echo_f32 = echo_f32, .echo_f64 = echo_f64, .mean = mean, .halve = halve, .special = special};
FTK_PROVIDER(conf_floats, provider);
