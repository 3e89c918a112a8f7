/* Calls whose callbacks may be called on any thread: internal to the bridge, and what generated addons make of them.
 * JavaScript runs on one thread. Such a call is made by a thread of the bridge, while the thread of JavaScript waits and runs the callbacks that other
 * threads ask for, one after the other, until the call has ended. */
#ifndef FTK_NODE_SERVED_H
#define FTK_NODE_SERVED_H

#include "ftk_node.h"

namespace ftk_node {

/* Where threads ask one thread of JavaScript to run callbacks; for all packages of the addon. */
class Dispatcher;
/* A thread that makes calls for it. */
struct CallThread;

/* One such call, on the stack of the thread of JavaScript. */
class ServedCall {
  public:
    /* The stream behind `base` is what the call's result may use, whatever callbacks have used meanwhile. */
    ServedCall(Thread *thread, uint32_t base);
    ServedCall(const ServedCall &) = delete;
    ServedCall &operator=(const ServedCall &) = delete;
    ~ServedCall();

    /* False: a thread could not be started, or memory was lacking. */
    bool begun() const { return maker_ != nullptr; }
    /* Makes the call and serves callbacks until it has ended. Its status. */
    template <typename Call>
    int32_t run(Call &&call) {
        return make([](void *data) { return (*static_cast<std::remove_reference_t<Call> *>(data))(); }, &call);
    }
    /* Has the thread of JavaScript run something, and waits for it. What `run` gives back, or a failure of `callback`. Any other thread. */
    int32_t ask(const Callback &callback, int32_t (*run)(void *data), void *data, ftk_error **err);
    /* Whether this thread makes the call. */
    bool is_maker() const;
    /* Refuses what waits to be run for a callback, and what asks from now on. */
    void end(Callback &callback);

  private:
    int32_t make(int32_t (*call)(void *data), void *data);

    Thread *thread_;
    uint32_t base_;
    Dispatcher *dispatcher_ = nullptr;
    CallThread *maker_ = nullptr;
};

/* The scope of a callback that may be called on any thread. */
class CallbackScope {
  public:
    /* `given`: whether an optional callback is there. */
    CallbackScope(Callback &callback, bool given);
    CallbackScope(const CallbackScope &) = delete;
    CallbackScope &operator=(const CallbackScope &) = delete;
    ~CallbackScope();

    /* Memory was lacking. */
    bool failed() const { return failed_; }
    /* What crosses; NULL for none. */
    void *context() const { return context_; }

  private:
    Callback &callback_;
    void *context_ = nullptr;
    bool failed_ = false;
};

/* One call of such a callback, on whatever thread. */
class Entered {
  public:
    explicit Entered(void *context) : context_(context), status_(ftk_scope_enter(context, &object_)) {}
    Entered(const Entered &) = delete;
    Entered &operator=(const Entered &) = delete;
    ~Entered() {
        if (begun()) ftk_scope_leave(context_);
    }

    bool begun() const { return status_ == FTK_OK; }
    Callback *callback() const { return static_cast<Callback *>(object_); }
    int32_t refuse(ftk_error **err) const { return ftk_fail(err, status_, ftk_str{nullptr, 0}); }

  private:
    void *context_;
    void *object_ = nullptr;
    int32_t status_;
};

/* A callback that is called on another thread than that of JavaScript, which `run` calls it on. */
template <typename Run>
int32_t forward(const Callback &callback, ftk_error **err, Run &&run) {
    if (callback.served == nullptr || (!callback.any_thread && !callback.served->is_maker())) return fail_thread(err);
    return callback.served->ask(callback, [](void *data) { return (*static_cast<std::remove_reference_t<Run> *>(data))(); }, &run, err);
}

}  // namespace ftk_node

#endif
