#include <conf_resource_in_record_provider.h>
#include <provide.h>
#include <stdatomic.h>

struct conf_resource_in_record_ticket_impl {
    uint32_t number;
};

/* Counted: every handle holds one reference. */
struct conf_resource_in_record_desk_impl {
    atomic_uint references;
    builder name;
};

static atomic_uint tickets_alive;

static int32_t ticket_new(uint32_t number, conf_resource_in_record_ticket_impl **out, ftk_error **err) {
    *out = ftk_alloc(sizeof **out);
    if (*out == NULL) return no_memory(err);
    (*out)->number = number;
    tickets_alive++;
    return FTK_OK;
}

static void ticket_destroy(conf_resource_in_record_ticket_impl *self) {
    tickets_alive--;
    ftk_free(self, sizeof *self);
}

static int32_t ticket_number(conf_resource_in_record_ticket_impl *self, uint32_t *out, ftk_error **err) {
    (void)err;
    *out = self->number;
    return FTK_OK;
}

static int32_t ticket_alive(uint32_t *out, ftk_error **err) {
    (void)err;
    *out = tickets_alive;
    return FTK_OK;
}

static void desk_destroy(conf_resource_in_record_desk_impl *self) {
    if (--self->references > 0) return;
    drop(&self->name);
    ftk_free(self, sizeof *self);
}

static int32_t desk_new(const char *name, size_t name_len, conf_resource_in_record_desk_impl **out, ftk_error **err) {
    conf_resource_in_record_desk_impl *made = ftk_alloc_zeroed(sizeof *made);
    if (made == NULL) return no_memory(err);
    made->references = 1;
    add(&made->name, name, name_len);
    if (made->name.failed) {
        desk_destroy(made);
        return no_memory(err);
    }
    *out = made;
    return FTK_OK;
}

static int32_t desk_get_name(conf_resource_in_record_desk_impl *self, ftk_buf *out, ftk_error **err) {
    return ftk_buf_copy(out, self->name.ptr, self->name.len, 1) == FTK_OK ? FTK_OK : no_memory(err);
}

/* Puts a new ticket into a field of a result. */
static int32_t put_ticket(uint32_t number, ftk_arena *arena, conf_resource_in_record_ticket **field, ftk_error **err) {
    conf_resource_in_record_ticket_impl *ticket = NULL;
    int32_t status = ticket_new(number, &ticket, err);
    if (status != FTK_OK) return status;
    status = conf_resource_in_record_ticket_impl_put(arena, ticket, field, err);
    if (status != FTK_OK) ticket_destroy(ticket);
    return status;
}

static int32_t fill(conf_resource_in_record_booking *booking, uint32_t n, uint8_t spare, conf_resource_in_record_desk_impl *desk,
                    ftk_arena *arena, ftk_error **err) {
    builder title = {0};
    *booking = (conf_resource_in_record_booking)CONF_RESOURCE_IN_RECORD_BOOKING_INIT;
    addf(&title, "b%" PRIu32, n);
    int32_t status = give_text(&title, arena, &booking->title, err);
    if (status == FTK_OK) status = put_ticket(n, arena, &booking->ticket, err);
    if (status == FTK_OK && spare) status = put_ticket(n + 1, arena, &booking->spare, err);
    if (status != FTK_OK) return status;
    desk->references++;
    status = conf_resource_in_record_desk_impl_put(arena, desk, &booking->desk, err);
    if (status != FTK_OK) desk_destroy(desk);
    return status;
}

static int32_t book(uint32_t n, uint8_t spare, conf_resource_in_record_desk_impl *desk, ftk_arena *arena,
                    const conf_resource_in_record_booking **out, ftk_error **err) {
    conf_resource_in_record_booking *made = MAKE(arena, conf_resource_in_record_booking);
    if (made == NULL) return no_memory(err);
    *out = made;
    return fill(made, n, spare, desk, arena, err);
}

static int32_t book_many(uint32_t n, conf_resource_in_record_desk_impl *desk, ftk_arena *arena,
                         const conf_resource_in_record_rows_booking **out, ftk_error **err) {
    conf_resource_in_record_rows_booking *made = MAKE(arena, conf_resource_in_record_rows_booking);
    conf_resource_in_record_booking *rows = ftk_arena_array(arena, n, sizeof *rows, 8);
    if (made == NULL || rows == NULL) return no_memory(err);
    for (uint32_t i = 0; i < n; i++) {
        int32_t status = fill(&rows[i], i + 1, 0, desk, arena, err);
        if (status != FTK_OK) return status;
    }
    *made = (conf_resource_in_record_rows_booking){rows, n, sizeof *rows, 0};
    *out = made;
    return FTK_OK;
}

/* Takes the ticket of a handle over, and adds its number. */
static int32_t redeem_one(const conf_resource_in_record_ticket *handle, uint32_t *sum, ftk_error **err) {
    if (handle == NULL) return FTK_OK;
    conf_resource_in_record_ticket_impl *ticket = NULL;
    int32_t status = conf_resource_in_record_ticket_impl_take(handle, &ticket, err);
    if (status != FTK_OK) return status;
    *sum += ticket->number;
    ticket_destroy(ticket);
    return FTK_OK;
}

static int32_t redeem(const conf_resource_in_record_booking *booking, uint32_t *out, ftk_error **err) {
    ftk_pin pin;
    conf_resource_in_record_desk_impl *desk = NULL;
    int32_t status = conf_resource_in_record_desk_impl_enter(booking->desk, &pin, &desk, err);
    if (status != FTK_OK) return status;
    int big = is(desk->name.ptr, desk->name.len, "big");
    ftk_handle_leave(&pin);
    uint32_t sum = 0;
    status = redeem_one(booking->ticket, &sum, err);
    if (status == FTK_OK) status = redeem_one(booking->spare, &sum, err);
    *out = big ? sum * 1000 : sum;
    return status;
}

static int32_t ask(uint32_t n, ftk_arena *arena, const conf_resource_in_record_answer **out, ftk_error **err) {
    conf_resource_in_record_answer *made = MAKE(arena, conf_resource_in_record_answer);
    if (made == NULL) return no_memory(err);
    *out = made;
    made->tag = n == 0 ? CONF_RESOURCE_IN_RECORD_ANSWER_NONE_LEFT : CONF_RESOURCE_IN_RECORD_ANSWER_GRANTED;
    return n == 0 ? FTK_OK : put_ticket(n, arena, &made->as.granted, err);
}

static const conf_resource_in_record_provider provider = {
    .ticket_new = ticket_new, .ticket_number = ticket_number, .ticket_alive = ticket_alive, .ticket_destroy = ticket_destroy,
    .desk_new = desk_new, .desk_get_name = desk_get_name, .desk_destroy = desk_destroy,
    .book = book, .book_many = book_many, .redeem = redeem, .ask = ask,
};
FTK_PROVIDER(conf_resource_in_record, provider);
