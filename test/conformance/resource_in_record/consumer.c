#include <conf_resource_in_record_load.h>
#include <harness.h>

static void show_alive(const char *what) {
    uint32_t alive = 0;
    MUST(conf_resource_in_record_ticket_alive(&alive, &err));
    printf("%salive() = %" PRIu32 "\n", what, alive);
}

static void show_ticket(conf_resource_in_record_ticket *ticket) {
    uint32_t number = 0;
    if (ticket == NULL) {
        fputs("none", stdout);
        return;
    }
    MUST(conf_resource_in_record_ticket_number(ticket, &number, &err));
    printf("%" PRIu32, number);
}

static void show_booking(const char *what, const conf_resource_in_record_booking *booking) {
    ftk_buf name = {0};
    printf("%s = ", what);
    show_str(booking->title);
    putchar(' ');
    show_ticket(booking->ticket);
    putchar(' ');
    show_ticket(booking->spare);
    MUST(conf_resource_in_record_desk_get_name(booking->desk, &name, &err));
    putchar(' ');
    show_buf(&name);
    putchar('\n');
}

static void show_book(conf_resource_in_record_desk *desk) {
    const conf_resource_in_record_booking *booking = NULL;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    MUST(conf_resource_in_record_book(5, 1, desk, &booking, &owner, &err));
    show_booking("book(5, true)", booking);
    show_alive("");
}

/* Books the same, and gives the booking back with its tickets: they move in. The rest of the graph is released. */
static int32_t book_and_redeem(conf_resource_in_record_desk *desk, uint32_t *sum, ftk_error **err) {
    const conf_resource_in_record_booking *booking = NULL;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    int32_t status = conf_resource_in_record_book(5, 1, desk, &booking, &owner, err);
    if (status != FTK_OK) return status;
    conf_resource_in_record_booking mine = CONF_RESOURCE_IN_RECORD_BOOKING_INIT;
    mine.title = booking->title;
    mine.ticket = conf_resource_in_record_ticket_handle_take(&booking->ticket);
    mine.spare = conf_resource_in_record_ticket_handle_take(&booking->spare);
    mine.desk = booking->desk;
    return conf_resource_in_record_redeem(&mine, sum, err);
}

static void show_unread(conf_resource_in_record_desk *desk) {
    const conf_resource_in_record_booking *booking = NULL;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    MUST(conf_resource_in_record_book(7, 0, desk, &booking, &owner, &err));
    show_booking("book(7, false)", booking);
}

static void show_many(conf_resource_in_record_desk *desk) {
    FTK_SCOPED(conf_resource_in_record_ticket_dispose) conf_resource_in_record_ticket *second = NULL;
    const conf_resource_in_record_rows_booking *rows = NULL;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    MUST(conf_resource_in_record_book_many(3, desk, &rows, &owner, &err));
    fputs("book_many(3):", stdout);
    for (size_t i = 0; i < rows->len; i++) {
        putchar(' ');
        show_ticket(FTK_ROW(conf_resource_in_record_booking, *rows, i)->ticket);
    }
    second = conf_resource_in_record_ticket_handle_take(&FTK_ROW(conf_resource_in_record_booking, *rows, 1)->ticket);
    ftk_owner_dispose(&owner);
    fputs("\nkept only the second: ", stdout);
    show_ticket(second);
    show_alive("; ");
}

static void show_ask(uint32_t n) {
    const conf_resource_in_record_answer *answer = NULL;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    MUST(conf_resource_in_record_ask(n, &answer, &owner, &err));
    printf("ask(%" PRIu32 ") = ", n);
    if (answer->tag == CONF_RESOURCE_IN_RECORD_ANSWER_GRANTED) {
        fputs("granted ", stdout);
        show_ticket(answer->as.granted);
    } else {
        fputs("none_left", stdout);
    }
    putchar('\n');
}

CONSUMER(resource_in_record) {
    MUST(conf_resource_in_record_load(library, &err));
    FTK_SCOPED(conf_resource_in_record_desk_dispose) conf_resource_in_record_desk *desk = NULL;
    MUST(conf_resource_in_record_desk_new(TEXT("main"), &desk, &err));
    show_book(desk);
    uint32_t sum = 0;
    MUST(book_and_redeem(desk, &sum, &err));
    printf("redeem(booking) = %" PRIu32 "\n", sum);
    show_alive("");
    show_unread(desk);
    show_alive("dropped unread; ");
    show_many(desk);
    show_ask(0);
    show_ask(9);
    show_alive("all dropped; ");
}
