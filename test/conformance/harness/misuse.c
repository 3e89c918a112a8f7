/* What a program can do wrong with handles. Every wrong use has a declared status, also in release builds; nothing crashes, nothing wrong is
 * read, and nothing stays behind. The transcript is misuse/expected.txt. */
#include <conf_own_mut_load.h>
#include <conf_resource_in_record_load.h>
#include <conf_shared_load.h>
#include <conf_str_load.h>
#include <harness.h>

void consume_misuse(const char *library);

/* Prints the status of a call and releases its error, which must say the same. */
static void show_line(const char *what, int32_t status, ftk_error **err) {
    int agrees = status >= 0 ? *err == NULL : *err != NULL && ftk_error_status(*err) == status;
    printf("%s = %" PRId32 "%s\n", what, status, agrees ? "" : ", and the error says something else");
    ftk_error_dispose(err);
}

#define LINE(what, call) \
    do { \
        ftk_error *err = NULL; \
        int32_t status = (call); \
        show_line((what), status, &err); \
    } while (0)

/* The same for an outcome: `value` when the call succeeds. */
#define OUTCOME(what, call, value) \
    do { \
        ftk_error *err = NULL; \
        int32_t status = (call); \
        printf("%s = ", (what)); \
        if (status >= 0) fputs((value), stdout); \
        else show_error(status, err); \
        putchar('\n'); \
        ftk_error_dispose(&err); \
    } while (0)

static int32_t text_of(const void *log, ftk_error **err) {
    ftk_buf text = {0};
    int32_t status = conf_own_mut_log_text((conf_own_mut_log *)(uintptr_t)log, &text, err);
    ftk_buf_release(&text);
    return status;
}

static int32_t finish(conf_own_mut_log *log, ftk_error **err) {
    ftk_buf text = {0};
    int32_t status = conf_own_mut_log_finish(log, &text, err);
    ftk_buf_release(&text);
    return status;
}

static int32_t commit(const void *transaction, ftk_error **err) {
    ftk_buf text = {0};
    int32_t status = conf_own_mut_transaction_commit((conf_own_mut_transaction *)(uintptr_t)transaction, &text, err);
    ftk_buf_release(&text);
    return status;
}

static int32_t discard(const void *log, ftk_error **err) {
    uint32_t bytes = 0;
    return conf_own_mut_discard((conf_own_mut_log *)(uintptr_t)log, &bytes, err);
}

static conf_own_mut_log *new_log(void) {
    conf_own_mut_log *log = NULL;
    MUST(conf_own_mut_log_new(&log, &err));
    return log;
}

static void show_number(const char *what, int64_t number) {
    printf("%s = %" PRId64 "\n", what, number);
}

static void after_the_end(void) {
    conf_own_mut_log *closed = new_log();
    OUTCOME("close", conf_own_mut_log_close(closed, &err), "ok");
    OUTCOME("close again", conf_own_mut_log_close(closed, &err), "ok");
    OUTCOME("text of a closed log", text_of(closed, &err), "ok");
    OUTCOME("append to a closed log", conf_own_mut_log_append(closed, TEXT("x"), &err), "ok");
    OUTCOME("finish of a closed log", finish(closed, &err), "ok");
    conf_own_mut_log *released = new_log();
    show_number("release", conf_own_mut_log_release(released));
    show_number("release again", conf_own_mut_log_release(released));
    LINE("text of a released log", text_of(released, &err));
    LINE("close of a released log", conf_own_mut_log_close(released, &err));
    LINE("discard of a released log", discard(released, &err));
    conf_own_mut_log *moved = new_log();
    LINE("discard", discard(moved, &err));
    LINE("discard again", discard(moved, &err));
    LINE("text of a log that was moved", text_of(moved, &err));
    (void)conf_own_mut_log_release(closed);
}

/* 1 when the library takes the bits for a log. */
static int accepts(uintptr_t bits, int everything) {
    const void *handle = (const void *)bits;
    if (text_of(handle, NULL) >= 0) return 1;
    if (!everything) return 0;
    return discard(handle, NULL) >= 0 || conf_own_mut_log_release((conf_own_mut_log *)bits) >= 0;
}

/* Values that look like anything: xorshift with a fixed start. */
static int count_random(void) {
    uint64_t state = 0x9e3779b97f4a7c15u;
    int accepted = 0;
    for (int i = 0; i < 10000; i++) {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        accepted += accepts((uintptr_t)state, 1);
    }
    return accepted;
}

static void invented(void) {
    LINE("text of NULL", text_of(NULL, &err));
    LINE("discard of NULL", discard(NULL, &err));
    show_number("release of NULL", conf_own_mut_log_release(NULL));
    show_number("random bits accepted", count_random());
    uint64_t local = 0;
    printf("address of a variable accepted = %s\n", accepts((uintptr_t)&local, 0) ? "true" : "false");
    conf_own_mut_log *live = new_log();
    int near = 0;
    for (unsigned bit = 0; bit < sizeof(uintptr_t) * 8; bit++) near += accepts((uintptr_t)live ^ ((uintptr_t)1 << bit), 0);
    show_number("handles that differ in one bit accepted", near);
    LINE("commit of a log", commit(live, &err));
    LINE("text of the log", text_of(live, &err));
    conf_shared_node *node = NULL;
    ftk_buf name = {0};
    MUST(conf_shared_node_new(TEXT("n"), &node, &err));
    LINE("text of a node", text_of(node, &err));
    LINE("discard of a node", discard(node, &err));
    OUTCOME("the node lives", conf_shared_node_get_name(node, &name, &err), "n");
    ftk_buf_release(&name);
    show_number("release", conf_own_mut_log_release(live));
    conf_shared_node_dispose(&node);
}

static void counted(void) {
    conf_shared_node *node = NULL;
    conf_shared_node *parent = NULL;
    uint32_t alive = 0;
    MUST(conf_shared_node_new(TEXT("n"), &node, &err));
    show_number("retain", conf_shared_node_retain(node));
    show_number("release", conf_shared_node_release(node));
    MUST(conf_shared_node_close(node, &err));
    show_number("retain of a closed node", conf_shared_node_retain(node));
    show_number("release", conf_shared_node_release(node));
    MUST(conf_shared_node_new(TEXT("p"), &parent, &err));
    OUTCOME("add of a closed node", conf_shared_node_add(parent, node, &err), "ok");
    conf_shared_node_dispose(&parent);
    (void)conf_shared_node_release(node);
    show_number("retain of a released node", conf_shared_node_retain(node));
    show_number("release of a released node", conf_shared_node_release(node));
    MUST(conf_shared_node_alive(&alive, &err));
    show_number("alive()", alive);
}

static int32_t view(conf_str_page *page, ftk_error **err) {
    const char *text = NULL;
    size_t len = 0;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    return conf_str_page_all(page, &text, &len, &owner, err);
}

static void viewed(void) {
    conf_str_page *page = NULL;
    const char *text = NULL;
    size_t len = 0;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    MUST(conf_str_page_new(TEXT("text"), &page, &err));
    LINE("view", conf_str_page_all(page, &text, &len, &owner, &err));
    LINE("append while a view lives", conf_str_page_append(page, TEXT("x"), &err));
    LINE("close while a view lives", conf_str_page_close(page, &err));
    OUTCOME("all() of the closed page", view(page, &err), "ok");
    printf("the view = %.*s\n", (int)len, text);
    ftk_owner_dispose(&owner);
    OUTCOME("close after the view", conf_str_page_close(page, &err), "ok");
    conf_str_page_dispose(&page);
}

static int32_t redeem(const void *ticket, const void *spare, const void *desk, ftk_error **err) {
    conf_resource_in_record_booking booking = CONF_RESOURCE_IN_RECORD_BOOKING_INIT;
    uint32_t sum = 0;
    booking.title = FTK_LITERAL("t");
    booking.ticket = (conf_resource_in_record_ticket *)(uintptr_t)ticket;
    booking.spare = (conf_resource_in_record_ticket *)(uintptr_t)spare;
    booking.desk = (conf_resource_in_record_desk *)(uintptr_t)desk;
    return conf_resource_in_record_redeem(&booking, &sum, err);
}

static conf_resource_in_record_ticket *new_ticket(void) {
    conf_resource_in_record_ticket *ticket = NULL;
    MUST(conf_resource_in_record_ticket_new(1, &ticket, &err));
    return ticket;
}

static void in_records(void) {
    conf_resource_in_record_desk *desk = NULL;
    ftk_buf name = {0};
    uint32_t alive = 0;
    MUST(conf_resource_in_record_desk_new(TEXT("d"), &desk, &err));
    const conf_resource_in_record_ticket *used = new_ticket();
    LINE("redeem", redeem(used, NULL, desk, &err));
    LINE("redeem again", redeem(used, NULL, desk, &err));
    LINE("redeem without a ticket", redeem(NULL, NULL, desk, &err));
    LINE("redeem with random bits", redeem((const void *)(uintptr_t)0x12345678u, NULL, desk, &err));
    LINE("redeem with a desk as ticket", redeem(desk, NULL, desk, &err));
    const conf_resource_in_record_ticket *twice = new_ticket();
    LINE("redeem with one ticket twice", redeem(twice, twice, desk, &err));
    LINE("redeem without a desk", redeem(new_ticket(), new_ticket(), NULL, &err));
    MUST(conf_resource_in_record_ticket_alive(&alive, &err));
    show_number("alive()", alive);
    OUTCOME("the desk lives", conf_resource_in_record_desk_get_name(desk, &name, &err), "d");
    ftk_buf_release(&name);
    conf_resource_in_record_desk_dispose(&desk);
}

void consume_misuse(const char *library) {
    MUST(conf_own_mut_load(library, &err));
    MUST(conf_shared_load(library, &err));
    MUST(conf_str_load(library, &err));
    MUST(conf_resource_in_record_load(library, &err));
    after_the_end();
    invented();
    counted();
    viewed();
    in_records();
}
