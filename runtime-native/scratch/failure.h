/* Failures of calls, kept for the language to fetch, and of callbacks, on their way to the provider. */
#ifndef FTK_SCRATCH_FAILURE_H
#define FTK_SCRATCH_FAILURE_H

#include "state.h"

namespace ftk_scratch {

/* What a call failed with. Owns the error; NULL: the status alone says it. */
struct Failure {
    int32_t status;
    ftk_error *error;
};

/* The provider has to be loaded first. */
Failure not_loaded();
/* The provider is older than the function. */
Failure unavailable(const char *what);
/* The provider returned what is not a value of its type. */
Failure breach();

/* Ends a failed call: keeps the error (NULL: the status alone says it) for the language to fetch. Takes over the reference. Gives back `status`. */
int32_t fail(State *t, int32_t status, ftk_error *error);
int32_t fail(State *t, Failure failure);
/* The same with a text that names what went wrong. */
int32_t fail_text(State *t, int32_t status, const char *text);
/* The same for the reasons above. */
int32_t fail_not_loaded(State *t);
int32_t fail_unavailable(State *t, const char *what);
int32_t fail_breach(State *t);
/* A callback was called from another thread than that of its call, or ran out of memory. */
int32_t fail_thread(ftk_error **err);
int32_t fail_memory(ftk_error **err);

/* Moves on to the cause of the current error; false when there is none. */
bool next_cause(State *t);
/* Ends the look at the error. */
void forget(State *t);
/* Keeps an error as the cause of the next one that is thrown. Takes over the reference. */
void keep_cause(State *t, ftk_error *error);

/* What a callback threw, on its way to the provider: the bridge reads message and payload into it, settles it, and makes the error from `init`. */
class Raised {
  public:
    ftk_error_init init = {};

    /* Takes over the cause that the thread keeps. `domain`: of the declared errors of the callback. */
    Raised(State *t, int32_t status, ftk_str domain);
    Raised(const Raised &) = delete;
    Raised &operator=(const Raised &) = delete;
    ~Raised() { ftk_owner_release(owner_); }

    /* Memory for what is read, which lives as long as this; NULL when there is none. */
    ftk_arena *memory() const { return kept_.arena; }
    bool declared() const { return init.status <= FTK_STATUS_DECLARED; }
    int32_t code() const { return FTK_CODE_OF_STATUS(init.status); }
    /* Message and payload were read, or were not, because of `why` (0: out of memory). Without its payload a declared error would be another one,
     * so it becomes `why`; false then. */
    bool settle(bool complete, int32_t why);

  private:
    Kept kept_;
    ftk_str domain_;
    ftk_owner *owner_ = nullptr;
};

/* Gives an error away, or drops it when nobody asked; its status. */
int32_t give(ftk_error **err, ftk_error *error);

}  // namespace ftk_scratch

#endif
