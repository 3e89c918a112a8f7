#include <conf_geometry_provider.h>
#include <conf_packages_provider.h>
#include <math.h>
#include <provide.h>

static int32_t origin(conf_geometry_point *out, ftk_error **err) {
    (void)err;
    *out = (conf_geometry_point){0, 0};
    return FTK_OK;
}

static int32_t length(const conf_geometry_point *point, double *out, ftk_error **err) {
    (void)err;
    *out = hypot(point->x, point->y);
    return FTK_OK;
}

static const conf_geometry_provider geometry = {.origin = origin, .length = length};
FTK_PROVIDER(conf_geometry, geometry);

static int32_t move_by(const conf_geometry_point *point, int32_t dx, int32_t dy, conf_geometry_point *out, ftk_error **err) {
    (void)err;
    *out = (conf_geometry_point){point->x + dx, point->y + dy};
    return FTK_OK;
}

static int32_t describe(const conf_geometry_shape *form, ftk_buf *out, ftk_error **err) {
    builder text = {0};
    if (form->tag == CONF_GEOMETRY_SHAPE_CIRCLE) addf(&text, "circle of %" PRIu32, form->as.circle);
    else if (form->tag == CONF_GEOMETRY_SHAPE_SQUARE) addf(&text, "square of %" PRIu32, form->as.square.side);
    else addf(&text, "nothing");
    return give(&text, out, err);
}

static int32_t bounds_of(const conf_geometry_point *points, size_t points_len, ftk_arena *arena, const conf_packages_bounds **out,
                         ftk_error **err) {
    conf_packages_bounds *made = MAKE(arena, conf_packages_bounds);
    if (made == NULL) return no_memory(err);
    *made = (conf_packages_bounds)CONF_PACKAGES_BOUNDS_INIT;
    if (points_len > 0) made->low = made->high = points[0];
    for (size_t i = 1; i < points_len; i++) {
        if (points[i].x < made->low.x) made->low.x = points[i].x;
        if (points[i].y < made->low.y) made->low.y = points[i].y;
        if (points[i].x > made->high.x) made->high.x = points[i].x;
        if (points[i].y > made->high.y) made->high.y = points[i].y;
    }
    *out = made;
    return FTK_OK;
}

static const conf_packages_provider provider = {.move_by = move_by, .describe = describe, .bounds_of = bounds_of};
FTK_PROVIDER(conf_packages, provider);
