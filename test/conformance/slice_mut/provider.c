#include <conf_slice_mut_provider.h>
#include <provide.h>

static int32_t double_all(int32_t *values, size_t values_len, ftk_error **err) {
    (void)err;
    for (size_t i = 0; i < values_len; i++) values[i] *= 2;
    return FTK_OK;
}

static int32_t fill(uint8_t *buffer, size_t buffer_len, uint32_t limit, uint32_t *out, ftk_error **err) {
    (void)err;
    uint32_t written = 0;
    while (written < limit && written < buffer_len) {
        buffer[written] = (uint8_t)(written + 1);
        written++;
    }
    *out = written;
    return FTK_OK;
}

static int32_t flip(conf_slice_mut_point *points, size_t points_len, ftk_error **err) {
    (void)err;
    for (size_t i = 0; i < points_len; i++) points[i] = (conf_slice_mut_point){points[i].y, points[i].x};
    return FTK_OK;
}

static int32_t scale(double *values, size_t values_len, double by, ftk_error **err) {
    (void)err;
    for (size_t i = 0; i < values_len; i++) values[i] /= by;
    return FTK_OK;
}

static const conf_slice_mut_provider provider = {.double_all = double_all, .fill = fill, .flip = flip, .scale = scale};
FTK_PROVIDER(conf_slice_mut, provider);
