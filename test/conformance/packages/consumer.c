#include <conf_geometry_load.h>
#include <conf_packages_load.h>
#include <harness.h>

static void show_describe(const char *what, conf_geometry_shape shape) {
    ftk_buf text = {0};
    MUST(conf_packages_describe(&shape, &text, &err));
    printf("describe(%s) = ", what);
    show_buf(&text);
    putchar('\n');
}

static void show_bounds(void) {
    const conf_geometry_point points[] = {{1, 9}, {5, 2}};
    const conf_packages_bounds *bounds = NULL;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    MUST(conf_packages_bounds_of(points, 2, &bounds, &owner, &err));
    printf("bounds_of([(1, 9), (5, 2)]) = (%" PRId32 ", %" PRId32 ")..(%" PRId32 ", %" PRId32 ") color=%s\n", bounds->low.x, bounds->low.y,
           bounds->high.x, bounds->high.y, bounds->color == CONF_GEOMETRY_COLOR_BLUE ? "blue" : "red");
}

CONSUMER(packages) {
    MUST(conf_geometry_load(library, &err));
    MUST(conf_packages_load(library, &err));
    const conf_geometry_point start = {1, 2};
    conf_geometry_point moved = {0};
    MUST(conf_packages_move_by(&start, 10, 20, &moved, &err));
    printf("move_by((1, 2), 10, 20) = (%" PRId32 ", %" PRId32 ")\n", moved.x, moved.y);
    show_describe("circle 3", (conf_geometry_shape){.tag = CONF_GEOMETRY_SHAPE_CIRCLE, .as.circle = 3});
    show_describe("square 4", (conf_geometry_shape){.tag = CONF_GEOMETRY_SHAPE_SQUARE, .as.square = {.side = 4}});
    show_describe("nothing", (conf_geometry_shape){.tag = CONF_GEOMETRY_SHAPE_NOTHING});
    show_bounds();
    conf_geometry_point origin = {1, 1};
    MUST(conf_geometry_origin(&origin, &err));
    printf("geometry.origin() = (%" PRId32 ", %" PRId32 ")\n", origin.x, origin.y);
    const conf_geometry_point far = {3, 4};
    double length = 0;
    MUST(conf_geometry_length(&far, &length, &err));
    printf("geometry.length((3, 4)) = %.3f\n", length);
}
