/* Failures of calls, and what callbacks threw. */
#include "failure.h"

namespace ftk_scratch {

Failure not_loaded() {
    Failure failure = {FTK_E_LOAD, nullptr};
    failure.status = ftk_fail(&failure.error, FTK_E_LOAD, FTK_LITERAL("the provider is not loaded: call load(path) first"));
    return failure;
}

Failure unavailable(const char *what) {
    Failure failure = {FTK_E_UNAVAILABLE, nullptr};
    failure.status = ftk_failf(&failure.error, FTK_E_UNAVAILABLE, "%s is not available in the version of the provider", what);
    return failure;
}

Failure breach() {
    Failure failure = {FTK_E_CONTRACT, nullptr};
    failure.status = ftk_fail(&failure.error, FTK_E_CONTRACT, FTK_LITERAL("contract violated by the provider"));
    return failure;
}

int32_t fail(State *t, int32_t status, ftk_error *error) {
    ftk_error_release(t->error);
    t->error = error;
    t->set_header(STATUS, static_cast<uint32_t>(status));
    return status;
}

int32_t fail(State *t, Failure failure) { return fail(t, failure.status, failure.error); }

int32_t fail_text(State *t, int32_t status, const char *text) {
    ftk_error *error = nullptr;
    ftk_fail(&error, status, ftk_str{text, std::strlen(text)});
    return fail(t, status, error);
}

int32_t fail_not_loaded(State *t) { return fail(t, not_loaded()); }

int32_t fail_unavailable(State *t, const char *what) { return fail(t, unavailable(what)); }

int32_t fail_breach(State *t) { return fail(t, breach()); }

int32_t fail_thread(ftk_error **err) {
    return ftk_fail(err, FTK_E_THREAD, FTK_LITERAL("a callback belongs to the thread of its call"));
}

int32_t fail_memory(ftk_error **err) { return ftk_fail(err, FTK_E_NO_MEMORY, ftk_str{nullptr, 0}); }

bool next_cause(State *t) {
    ftk_error *next = t->error == nullptr ? nullptr : ftk_error_cause(t->error);
    if (next != nullptr) ftk_error_retain(next);
    ftk_error_release(t->error);
    t->error = next;
    return next != nullptr;
}

void forget(State *t) {
    ftk_error_release(t->error);
    t->error = nullptr;
}

void keep_cause(State *t, ftk_error *error) {
    ftk_error_release(t->cause);
    t->cause = error;
}

Raised::Raised(State *t, int32_t status, ftk_str domain) : domain_(domain) {
    init.status = status;
    init.cause = t->cause;
    t->cause = nullptr;
}

bool Raised::settle(bool complete, int32_t why) {
    if (memory() != nullptr) owner_ = kept_.finish();
    if (!complete) init.payload = nullptr;
    if (init.payload != nullptr) {
        init.payload_owner = owner_;
        ftk_owner_retain(owner_);
    }
    if (!declared()) return true;
    if (complete) {
        init.domain = domain_;
        return true;
    }
    init.status = why == 0 ? FTK_E_NO_MEMORY : why;
    return false;
}

int32_t give(ftk_error **err, ftk_error *error) {
    int32_t status = ftk_error_status(error);
    if (err == nullptr) {
        ftk_error_release(error);
    } else {
        *err = error;
    }
    return status;
}

}  // namespace ftk_scratch
