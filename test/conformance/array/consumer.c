#include <conf_array_load.h>
#include <harness.h>

static void show_reverse(void) {
    const uint16_t values[] = {1, 2, 3, 4};
    uint16_t reversed[4] = {0};
    MUST(conf_array_reverse(values, reversed, &err));
    fputs("reverse([1, 2, 3, 4]) = ", stdout);
    SHOW_LIST(4, printf("%u", (unsigned)reversed[i]));
    putchar('\n');
}

static void show_transpose(void) {
    const conf_array_matrix matrix = {{{1, 2}, {3, 4}}};
    conf_array_matrix turned = {0};
    MUST(conf_array_transpose(&matrix, &turned, &err));
    printf("transpose([[1, 2], [3, 4]]) = [[%.3f, %.3f], [%.3f, %.3f]]\n", turned.rows[0][0], turned.rows[0][1], turned.rows[1][0],
           turned.rows[1][1]);
}

static void show_turn(void) {
    conf_array_holder holder = CONF_ARRAY_HOLDER_INIT;
    for (uint8_t i = 0; i < 4; i++) holder.bytes[i] = (uint8_t)(i + 1);
    holder.names[0] = FTK_LITERAL("a");
    holder.names[1] = FTK_LITERAL("b");
    holder.corner[0] = (conf_array_point){1, 2};
    holder.corner[1] = (conf_array_point){3, 4};
    const conf_array_holder *turned = NULL;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    MUST(conf_array_turn(&holder, &turned, &owner, &err));
    fputs("turn([1, 2, 3, 4] [\"a\", \"b\"] [(1, 2), (3, 4)]) = ", stdout);
    SHOW_LIST(4, printf("%u", (unsigned)turned->bytes[i]));
    putchar(' ');
    show_strs(turned->names, 2);
    putchar(' ');
    SHOW_LIST(2, printf("(%" PRId32 ", %" PRId32 ")", turned->corner[i].x, turned->corner[i].y));
    putchar('\n');
}

static void show_names(void) {
    const ftk_str *names = NULL;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    MUST(conf_array_names(TEXT("n"), &names, &owner, &err));
    fputs("names(\"n\") = ", stdout);
    show_strs(names, 3);
    putchar('\n');
}

CONSUMER(array) {
    MUST(conf_array_load(library, &err));
    show_reverse();
    show_transpose();
    show_turn();
    show_names();
    const conf_array_point points[] = {{1, 2}, {3, 4}, {5, 6}};
    conf_array_point total = {0};
    MUST(conf_array_total(points, &total, &err));
    printf("total([(1, 2), (3, 4), (5, 6)]) = (%" PRId32 ", %" PRId32 ")\n", total.x, total.y);
}
