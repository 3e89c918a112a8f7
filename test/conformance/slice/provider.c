#include <conf_slice_provider.h>
#include <provide.h>

struct conf_slice_series_impl {
    uint32_t count;
    int64_t *values;
    conf_slice_point *points;
};

static int32_t sum_u8(const uint8_t *values, size_t values_len, uint64_t *out, ftk_error **err) {
    (void)err;
    *out = 0;
    for (size_t i = 0; i < values_len; i++) *out += values[i];
    return FTK_OK;
}

static int32_t sum_i32(const int32_t *values, size_t values_len, int64_t *out, ftk_error **err) {
    (void)err;
    *out = 0;
    for (size_t i = 0; i < values_len; i++) *out += values[i];
    return FTK_OK;
}

static int32_t sum_f64(const double *values, size_t values_len, double *out, ftk_error **err) {
    (void)err;
    *out = 0;
    for (size_t i = 0; i < values_len; i++) *out += values[i];
    return FTK_OK;
}

static int32_t sum_points(const conf_slice_point *points, size_t points_len, conf_slice_point *out, ftk_error **err) {
    (void)err;
    *out = (conf_slice_point){0, 0};
    for (size_t i = 0; i < points_len; i++) {
        out->x += points[i].x;
        out->y += points[i].y;
    }
    return FTK_OK;
}

static int32_t tail(const uint32_t *values, size_t values_len, uint32_t start, const uint32_t **out, size_t *out_len, ftk_error **err) {
    (void)err;
    size_t from = start < values_len ? start : values_len;
    *out = from == 0 ? values : values + from;
    *out_len = values_len - from;
    return FTK_OK;
}

static void series_destroy(conf_slice_series_impl *self) {
    ftk_free(self->values, self->count * sizeof *self->values);
    ftk_free(self->points, self->count * sizeof *self->points);
    ftk_free(self, sizeof *self);
}

static int32_t series_new(uint32_t count, conf_slice_series_impl **out, ftk_error **err) {
    conf_slice_series_impl *made = ftk_alloc_zeroed(sizeof *made);
    if (made == NULL) return no_memory(err);
    made->count = count;
    made->values = ftk_alloc(count * sizeof *made->values);
    made->points = ftk_alloc(count * sizeof *made->points);
    if (made->values == NULL || made->points == NULL) {
        series_destroy(made);
        return no_memory(err);
    }
    for (uint32_t i = 0; i < count; i++) {
        made->values[i] = (int64_t)(i + 1) * (i + 1);
        made->points[i] = (conf_slice_point){(float)made->values[i], -(float)made->values[i]};
    }
    *out = made;
    return FTK_OK;
}

static int32_t series_values(conf_slice_series_impl *self, const int64_t **out, size_t *out_len, ftk_error **err) {
    (void)err;
    *out = self->values;
    *out_len = self->count;
    return FTK_OK;
}

static int32_t series_points(conf_slice_series_impl *self, const conf_slice_point **out, size_t *out_len, ftk_error **err) {
    (void)err;
    *out = self->points;
    *out_len = self->count;
    return FTK_OK;
}

static const conf_slice_provider provider = {
    .sum_u8 = sum_u8, .sum_i32 = sum_i32, .sum_f64 = sum_f64, .sum_points = sum_points, .tail = tail,
    .series_new = series_new, .series_values = series_values, .series_points = series_points, .series_destroy = series_destroy,
};
FTK_PROVIDER(conf_slice, provider);
