#include <conf_variant_unknown_load.h>
#include <harness.h>

static void show_event(const conf_variant_unknown_event *event) {
    switch (event->tag) {
    case CONF_VARIANT_UNKNOWN_EVENT_OPENED:
        fputs("opened", stdout);
        break;
    case CONF_VARIANT_UNKNOWN_EVENT_CLOSED:
        fputs("closed ", stdout);
        show_str(event->as.closed);
        break;
#ifndef CONF_OLD
    case CONF_VARIANT_UNKNOWN_EVENT_MOVED:
        fputs("moved ", stdout);
        show_str(event->as.moved->from);
        putchar(' ');
        show_str(event->as.moved->to);
        break;
    case CONF_VARIANT_UNKNOWN_EVENT_RESIZED:
        printf("resized %" PRIu32, event->as.resized);
        break;
#endif
    default:
        printf("unknown %" PRIu32, event->tag);
        break;
    }
}

static void show_event_at(uint32_t n) {
    const conf_variant_unknown_event *event = NULL;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    MUST(conf_variant_unknown_event_at(n, &event, &owner, &err));
    printf("event_at(%" PRIu32 ") = ", n);
    show_event(event);
    putchar('\n');
}

static void show_events(void) {
    const conf_variant_unknown_list_event *events = NULL;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    MUST(conf_variant_unknown_events(4, &events, &owner, &err));
    fputs("events(4) = ", stdout);
    for (size_t i = 0; i < events->len; i++) {
        if (i > 0) fputs(", ", stdout);
        show_event(&events->ptr[i]);
    }
    putchar('\n');
}

/* Sends an event back; a case that this side does not know goes as it came. */
static void show_show(uint32_t n) {
    const conf_variant_unknown_event *event = NULL;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    ftk_buf text = {0};
    MUST(conf_variant_unknown_event_at(n, &event, &owner, &err));
    MUST(conf_variant_unknown_show(event, &text, &err));
    printf("show(event_at(%" PRIu32 ")) = ", n);
    show_buf(&text);
    putchar('\n');
}

/* Whether the library makes the events of 1.1. */
static int is_newer(void) {
    const conf_variant_unknown_event *event = NULL;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    MUST(conf_variant_unknown_event_at(2, &event, &owner, &err));
    return event->tag != CONF_VARIANT_UNKNOWN_EVENT_OPENED;
}

CONSUMER(variant_unknown) {
    MUST(conf_variant_unknown_load(library, &err));
    for (uint32_t n = 0; n < 4; n++) show_event_at(n);
    show_events();
    if (is_newer()) {
        show_show(2);
        show_show(3);
    } else {
        show_show(1);
    }
}
