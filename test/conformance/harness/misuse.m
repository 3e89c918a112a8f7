/* What a program can do wrong with handles: through the classes, with objects made for foreign handles, and through the provider's tables. Every wrong
 * use has a declared status; nothing crashes, nothing wrong is read, and nothing stays behind. The transcript is misuse/expected.txt. */
#import "harness_objc.h"

#import <ConfOwnMut/ConfOwnMutGlue.h>
#import <ConfResourceInRecord/ConfResourceInRecordGlue.h>
#import <ConfShared/ConfSharedGlue.h>
#import <ConfStr/ConfStrGlue.h>

static const conf_own_mut_api *logs;
static const conf_shared_api *nodes;
static const conf_str_api *pages;

#define HANDLE(bits) ((void *)(uintptr_t)(bits))

/* An object for any handle. It gives the handle back at its end, as every object does: the library refuses what is not one. */
static ConfOwnMutLog *log_of(const void *handle) {
    return [[FTK_ALLOC(ConfOwnMutLog) initWithFTKHandle:HANDLE(handle)] autorelease];
}

/* The handle of an object that no longer owns it. */
static void *taken(FTKResource *object) {
    void *handle = object->_ftkHandle;
    object->_ftkHandle = NULL;
    return handle;
}

static void *new_log(void) {
    return taken([[[ConfOwnMutLog alloc] init] autorelease]);
}

/* The status that the error handler heard since the last call. */
static int status(void) {
    return (int)[conf_reported() code];
}

static int text_of(const void *handle) {
    ConfOwnMutLog *log = log_of(handle);
    (void)[log text];
    (void)taken(log);
    return status();
}

static int discard(const void *handle) {
    (void)[ConfOwnMut discard:log_of(handle)];
    return status();
}

static void number(NSString *what, int64_t value) {
    conf_line(what, @"%lld", (long long)value);
}

static void outcome(NSString *what) {
    conf_line(what, @"%@", conf_outcome());
}

/* The name of a node that must be reached. */
static void named(NSString *what, NSString *name) {
    NSError *error = conf_reported();
    conf_line(what, @"%@", error == nil ? name : conf_error(error));
}

static void after_the_end(void) {
    ConfOwnMutLog *closed = [[[ConfOwnMutLog alloc] init] autorelease];
    [closed close];
    outcome(@"close");
    [closed close];
    outcome(@"close again");
    (void)[closed text];
    outcome(@"text of a closed log");
    [closed append:@"x"];
    outcome(@"append to a closed log");
    (void)[closed finish];
    outcome(@"finish of a closed log");
    void *released = new_log();
    number(@"release", logs->log_release(released));
    number(@"release again", logs->log_release(released));
    number(@"text of a released log", text_of(released));
    [log_of(released) close];
    number(@"close of a released log", status());
    number(@"discard of a released log", discard(released));
    void *moved = new_log();
    number(@"discard", discard(moved));
    number(@"discard again", discard(moved));
    number(@"text of a log that was moved", text_of(moved));
}

/* Values that look like anything: xorshift with a fixed start. */
static int count_random(void) {
    uint64_t state = 0x9e3779b97f4a7c15u;
    int accepted = 0;
    for (int i = 0; i < 10000; i++) {
        FTK_POOL_BEGIN
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        accepted += text_of(HANDLE(state)) >= 0 || discard(HANDLE(state)) >= 0 || logs->log_release(HANDLE(state)) >= 0;
        FTK_POOL_END
    }
    return accepted;
}

static int commit(void *handle) {
    ftk_buf text = {0};
    ftk_error *err = NULL;
    int32_t given = logs->transaction_commit(handle, &text, &err);
    int agrees = given >= 0 ? err == NULL : err != NULL && ftk_error_status(err) == given;
    ftk_buf_release(&text);
    ftk_error_release(err);
    return agrees ? given : 1;
}

static void invented(void) {
    number(@"text of NULL", text_of(NULL));
    number(@"discard of NULL", discard(NULL));
    number(@"release of NULL", logs->log_release(NULL));
    number(@"random bits accepted", count_random());
    uint64_t local = 0;
    conf_line(@"address of a variable accepted", @"%@", conf_bool(text_of(&local) >= 0));
    void *live = new_log();
    int near = 0;
    for (unsigned bit = 0; bit < sizeof(uintptr_t) * 8; bit++) near += text_of(HANDLE((uintptr_t)live ^ ((uintptr_t)1 << bit))) >= 0;
    number(@"handles that differ in one bit accepted", near);
    number(@"commit of a log", commit(live));
    number(@"text of the log", text_of(live));
    ConfSharedNode *node = [FTK_ALLOC(ConfSharedNode) initWithName:@"n"];
    number(@"text of a node", text_of(node->_ftkHandle));
    number(@"discard of a node", discard(node->_ftkHandle));
    named(@"the node lives", [node name]);
    number(@"release", logs->log_release(live));
    [node release];
}

static void counted(void) {
    ConfSharedNode *node = [FTK_ALLOC(ConfSharedNode) initWithName:@"n"];
    void *handle = node->_ftkHandle;
    number(@"retain", nodes->node_retain(handle));
    number(@"release", nodes->node_release(handle));
    [node close];
    number(@"retain of a closed node", nodes->node_retain(handle));
    number(@"release", nodes->node_release(handle));
    ConfSharedNode *parent = [FTK_ALLOC(ConfSharedNode) initWithName:@"p"];
    [parent add:node];
    outcome(@"add of a closed node");
    [parent release];
    [node release];
    number(@"retain of a released node", nodes->node_retain(handle));
    number(@"release of a released node", nodes->node_release(handle));
    number(@"alive()", [ConfSharedNode alive]);
}

static void viewed(void) {
    ConfStrPage *page = [[FTK_ALLOC(ConfStrPage) initWithText:@"text"] autorelease];
    const char *text = NULL;
    size_t len = 0;
    ftk_owner *owner = NULL;
    number(@"view", pages->page_all(page->_ftkHandle, &text, &len, &owner, NULL));
    [page append:@"x"];
    number(@"append while a view lives", status());
    number(@"close while a view lives", pages->page_close(page->_ftkHandle, NULL));
    (void)[page all];
    outcome(@"all() of the closed page");
    conf_line(@"the view", @"%.*s", (int)len, text);
    ftk_owner_dispose(&owner);
    [page close];
    outcome(@"close after the view");
}

/* The status of a booking of any handles; without `spare` it has none. A ticket that was not sent ends with its object. */
static int redeem(const void *ticket, const void *spare, ConfResourceInRecordDesk *desk) {
    int given = 0;
    FTK_POOL_BEGIN
    ConfResourceInRecordTicket *first = [[FTK_ALLOC(ConfResourceInRecordTicket) initWithFTKHandle:HANDLE(ticket)] autorelease];
    ConfResourceInRecordBooking *booking = [[FTK_ALLOC(ConfResourceInRecordBooking) initWithTitle:@"t" ticket:first desk:desk] autorelease];
    if (spare != NULL) booking.spare = [[FTK_ALLOC(ConfResourceInRecordTicket) initWithFTKHandle:HANDLE(spare)] autorelease];
    (void)[ConfResourceInRecord redeem:booking];
    given = status();
    FTK_POOL_END
    return given;
}

static void *new_ticket(void) {
    return taken([[FTK_ALLOC(ConfResourceInRecordTicket) initWithNumber:1] autorelease]);
}

static void in_records(void) {
    ConfResourceInRecordDesk *desk = [[FTK_ALLOC(ConfResourceInRecordDesk) initWithName:@"d"] autorelease];
    ConfResourceInRecordDesk *nowhere = [[FTK_ALLOC(ConfResourceInRecordDesk) initWithFTKHandle:NULL] autorelease];
    void *used = new_ticket();
    number(@"redeem", redeem(used, NULL, desk));
    number(@"redeem again", redeem(used, NULL, desk));
    number(@"redeem without a ticket", redeem(NULL, new_ticket(), desk));
    number(@"redeem with random bits", redeem(HANDLE(0x12345678), new_ticket(), desk));
    number(@"redeem with a desk as ticket", redeem(desk->_ftkHandle, new_ticket(), desk));
    void *twice = new_ticket();
    number(@"redeem with one ticket twice", redeem(twice, twice, desk));
    number(@"redeem without a desk", redeem(new_ticket(), new_ticket(), nowhere));
    number(@"alive()", [ConfResourceInRecordTicket alive]);
    named(@"the desk lives", [desk name]);
}

CONSUMER(misuse) {
    LOAD(ConfOwnMut);
    LOAD(ConfShared);
    LOAD(ConfStr);
    LOAD(ConfResourceInRecord);
    if (conf_own_mut_objc_connect(&logs, NULL) != FTK_OK || conf_shared_objc_connect(&nodes, NULL) != FTK_OK || conf_str_objc_connect(&pages, NULL) != FTK_OK) return;
    void (*const parts[])(void) = {after_the_end, invented, counted, viewed, in_records};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        FTK_POOL_BEGIN
        parts[i]();
        FTK_POOL_END
    }
}
