#include <conf_variant_unknown_provider.h>
#include <provide.h>

static int32_t fill(uint32_t n, ftk_arena *arena, conf_variant_unknown_event *event, ftk_error **err) {
    (void)arena;
    (void)err;
    event->tag = CONF_VARIANT_UNKNOWN_EVENT_OPENED;
    if (n == 1) {
        event->tag = CONF_VARIANT_UNKNOWN_EVENT_CLOSED;
        event->as.closed = FTK_LITERAL("bye");
    }
#ifndef CONF_OLD
    if (n == 2) {
        conf_variant_unknown_event_moved *moved = MAKE(arena, conf_variant_unknown_event_moved);
        if (moved == NULL) return no_memory(err);
        moved->from = FTK_LITERAL("a");
        moved->to = FTK_LITERAL("b");
        event->tag = CONF_VARIANT_UNKNOWN_EVENT_MOVED;
        event->as.moved = moved;
    }
    if (n == 3) {
        event->tag = CONF_VARIANT_UNKNOWN_EVENT_RESIZED;
        event->as.resized = 42;
    }
#endif
    return FTK_OK;
}

static int32_t event_at(uint32_t n, ftk_arena *arena, const conf_variant_unknown_event **out, ftk_error **err) {
    conf_variant_unknown_event *made = MAKE(arena, conf_variant_unknown_event);
    if (made == NULL) return no_memory(err);
    *out = made;
    return fill(n, arena, made, err);
}

static int32_t show(const conf_variant_unknown_event *event, ftk_buf *out, ftk_error **err) {
    builder text = {0};
    switch (event->tag) {
    case CONF_VARIANT_UNKNOWN_EVENT_OPENED:
        add(&text, "opened", 6);
        break;
    case CONF_VARIANT_UNKNOWN_EVENT_CLOSED:
        add(&text, "closed ", 7);
        add(&text, event->as.closed.ptr, event->as.closed.len);
        break;
#ifndef CONF_OLD
    case CONF_VARIANT_UNKNOWN_EVENT_MOVED:
        add(&text, "moved ", 6);
        add(&text, event->as.moved->from.ptr, event->as.moved->from.len);
        add(&text, " ", 1);
        add(&text, event->as.moved->to.ptr, event->as.moved->to.len);
        break;
    case CONF_VARIANT_UNKNOWN_EVENT_RESIZED:
        addf(&text, "resized %" PRIu32, event->as.resized);
        break;
#endif
    default:
        addf(&text, "unknown %" PRIu32, event->tag);
        break;
    }
    return give(&text, out, err);
}

static int32_t events(uint32_t count, ftk_arena *arena, const conf_variant_unknown_list_event **out, ftk_error **err) {
    conf_variant_unknown_list_event *made = MAKE(arena, conf_variant_unknown_list_event);
    conf_variant_unknown_event *list = ftk_arena_array(arena, count, sizeof *list, 8);
    if (made == NULL || list == NULL) return no_memory(err);
    for (uint32_t i = 0; i < count; i++) {
        int32_t status = fill(i, arena, &list[i], err);
        if (status != FTK_OK) return status;
    }
    *made = (conf_variant_unknown_list_event){list, count};
    *out = made;
    return FTK_OK;
}

static const conf_variant_unknown_provider provider = {.event_at = event_at, .show = show, .events = events};
FTK_PROVIDER(conf_variant_unknown, provider);
