#include <conf_struct_load.h>
#include <harness.h>

static void show_points(const ftk_buf *buf) {
    const conf_struct_point *points = buf->ptr;
    SHOW_LIST(buf->len, printf("(%.3f, %.3f)", points[i].x, points[i].y));
    putchar('\n');
}

static void show_step(void) {
    const conf_struct_mixed mixed = {
        .a = 1, .b = 2, .c = 3, .point = {4, 5}, .visible = 1, .color = CONF_STRUCT_COLOR_RED, .codes = {6, 7, 8},
    };
    conf_struct_mixed next = {0};
    MUST(conf_struct_step(&mixed, &next, &err));
    printf("step(1, 2, 3, (4, 5), true, red, [6, 7, 8]) = %u %" PRIu64 " %u (%.3f, %.3f) %s %u ", (unsigned)next.a, next.b, (unsigned)next.c,
           next.point.x, next.point.y, next.visible ? "true" : "false", (unsigned)next.color);
    SHOW_LIST(3, printf("%u", (unsigned)next.codes[i]));
    putchar('\n');
}

static void show_visible(void) {
    const conf_struct_mixed all[] = {
        {.point = {1, 1}, .visible = 1, .color = CONF_STRUCT_COLOR_RED},
        {.point = {-1, 1}, .visible = 1, .color = CONF_STRUCT_COLOR_RED},
        {.point = {2, 2}, .visible = 0, .color = CONF_STRUCT_COLOR_RED},
    };
    FTK_SCOPED(ftk_buf_release) ftk_buf points = {0};
    MUST(conf_struct_visible(all, 3, &points, &err));
    fputs("visible([(1,1) shown, (-1,1) shown, (2,2) hidden]) = ", stdout);
    show_points(&points);
}

CONSUMER(struct) {
    MUST(conf_struct_load(library, &err));
    const conf_struct_point point = {1, 2};
    conf_struct_point flipped = {0};
    MUST(conf_struct_flip(&point, &flipped, &err));
    printf("flip((1, 2)) = (%.3f, %.3f)\n", flipped.x, flipped.y);
    show_step();
    FTK_SCOPED(ftk_buf_release) ftk_buf line = {0};
    MUST(conf_struct_line(3, &line, &err));
    fputs("line(3) = ", stdout);
    show_points(&line);
    show_visible();
}
