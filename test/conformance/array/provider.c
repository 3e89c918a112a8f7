#include <conf_array_provider.h>
#include <provide.h>

static int32_t reverse(const uint16_t *values, uint16_t *out, ftk_error **err) {
    (void)err;
    for (int i = 0; i < 4; i++) out[i] = values[3 - i];
    return FTK_OK;
}

static int32_t transpose(const conf_array_matrix *matrix, conf_array_matrix *out, ftk_error **err) {
    (void)err;
    for (int row = 0; row < 2; row++) {
        for (int column = 0; column < 2; column++) out->rows[row][column] = matrix->rows[column][row];
    }
    return FTK_OK;
}

static int32_t turn(const conf_array_holder *holder, ftk_arena *arena, const conf_array_holder **out, ftk_error **err) {
    conf_array_holder *made = MAKE(arena, conf_array_holder);
    if (made == NULL) return no_memory(err);
    *made = (conf_array_holder)CONF_ARRAY_HOLDER_INIT;
    for (int i = 0; i < 4; i++) made->bytes[i] = holder->bytes[3 - i];
    for (int i = 0; i < 2; i++) {
        const ftk_str *name = &holder->names[1 - i];
        if (ftk_arena_text(arena, name->ptr, name->len, &made->names[i]) != FTK_OK) return no_memory(err);
        made->corner[i] = holder->corner[1 - i];
    }
    *out = made;
    return FTK_OK;
}

static int32_t names(const char *prefix, size_t prefix_len, ftk_arena *arena, const ftk_str **out, ftk_error **err) {
    ftk_str *made = ftk_arena_array(arena, 3, sizeof *made, 8);
    if (made == NULL) return no_memory(err);
    for (int i = 0; i < 3; i++) {
        builder name = {0};
        add(&name, prefix, prefix_len);
        addf(&name, "%d", i);
        if (give_text(&name, arena, &made[i], err) != FTK_OK) return FTK_E_NO_MEMORY;
    }
    *out = made;
    return FTK_OK;
}

static int32_t total(const conf_array_point *points, conf_array_point *out, ftk_error **err) {
    (void)err;
    *out = (conf_array_point){0};
    for (int i = 0; i < 3; i++) {
        out->x += points[i].x;
        out->y += points[i].y;
    }
    return FTK_OK;
}

static const conf_array_provider provider = {.reverse = reverse, .transpose = transpose, .turn = turn, .names = names, .total = total};
FTK_PROVIDER(conf_array, provider);
