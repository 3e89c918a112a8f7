/* Calls made by a thread of the bridge, and the thread of JavaScript that serves their callbacks meanwhile. */
#include "ftk_node_served.h"

#include <condition_variable>
#include <mutex>
#include <new>

#if defined(_WIN32)
#include <windows.h>
#else
#include <pthread.h>
#endif

namespace ftk_node {

namespace {

/* Something that the thread of JavaScript shall run; on the stack of the thread that waits for it. */
struct Request {
    int32_t (*run)(void *data);
    void *data;
    const Callback *callback;
    int32_t status = 0;
    bool refused = false;
    bool done = false;
    std::condition_variable served;
    Request *next = nullptr;
};

}  // namespace

/* Makes one call after the other. One more for each level of calls inside callbacks. */
struct CallThread {
    Dispatcher *dispatcher;
    CallThread *next_idle = nullptr;
    int32_t (*call)(void *data) = nullptr; /* NULL: nothing to do */
    void *data = nullptr;
    int32_t status = 0;
    bool done = false;
    bool quit = false;
    std::condition_variable wake;
#if defined(_WIN32)
    HANDLE thread = nullptr;
#else
    pthread_t thread = {};
#endif

    bool start();
    void join();
    void work();
};

class Dispatcher {
  public:
    /* That of this thread of JavaScript, NULL when out of memory. */
    static Dispatcher *current(napi_env env);

    /* A thread that is free, NULL when none can be started. */
    CallThread *take();
    void give_back(CallThread *maker);
    int32_t make(CallThread *maker, int32_t (*call)(void *data), void *data);
    /* Waits until the request was run or refused. */
    void ask(Request *request);
    void end(Callback &callback);

  private:
    friend struct CallThread;
    static void close(void *data);
    void serve(std::unique_lock<std::mutex> &lock);
    void refuse(Request *request);

    std::mutex mutex_;
    std::condition_variable changed_; /* the thread of JavaScript waits for it */
    Request *first_ = nullptr;
    Request **last_ = &first_;
    CallThread *idle_ = nullptr;
    uint32_t calls_ = 0; /* that are running, one inside the other */
};

namespace {

thread_local Dispatcher *dispatcher_here = nullptr;
thread_local const CallThread *maker_here = nullptr;

#if defined(_WIN32)
DWORD WINAPI begin(void *maker) {
    static_cast<CallThread *>(maker)->work();
    return 0;
}
#else
void *begin(void *maker) {
    static_cast<CallThread *>(maker)->work();
    return nullptr;
}
#endif

}  // namespace

bool CallThread::start() {
#if defined(_WIN32)
    thread = CreateThread(nullptr, 0, begin, this, 0, nullptr);
    return thread != nullptr;
#else
    return pthread_create(&thread, nullptr, begin, this) == 0;
#endif
}

void CallThread::join() {
#if defined(_WIN32)
    WaitForSingleObject(thread, INFINITE);
    CloseHandle(thread);
#else
    pthread_join(thread, nullptr);
#endif
}

void CallThread::work() {
    maker_here = this;
    std::unique_lock<std::mutex> lock(dispatcher->mutex_);
    for (;;) {
        while (call == nullptr && !quit) wake.wait(lock);
        if (quit) return;
        lock.unlock();
        int32_t result = call(data);
        lock.lock();
        call = nullptr;
        status = result;
        done = true;
        dispatcher->changed_.notify_one();
    }
}

Dispatcher *Dispatcher::current(napi_env env) {
    if (dispatcher_here != nullptr) return dispatcher_here;
    Dispatcher *made = new (std::nothrow) Dispatcher();
    if (made == nullptr) return nullptr;
    if (napi_add_env_cleanup_hook(env, close, made) != napi_ok) {
        delete made;
        return nullptr;
    }
    dispatcher_here = made;
    return made;
}

void Dispatcher::close(void *data) {
    Dispatcher *self = static_cast<Dispatcher *>(data);
    dispatcher_here = nullptr;
    /* The process ends from inside a callback: threads of the provider still wait here. */
    if (self->calls_ != 0) return;
    while (CallThread *maker = self->idle_) {
        self->idle_ = maker->next_idle;
        {
            std::lock_guard<std::mutex> lock(self->mutex_);
            maker->quit = true;
            maker->wake.notify_one();
        }
        maker->join();
        delete maker;
    }
    delete self;
}

CallThread *Dispatcher::take() {
    CallThread *maker = idle_;
    if (maker != nullptr) {
        idle_ = maker->next_idle;
    } else {
        maker = new (std::nothrow) CallThread();
        if (maker == nullptr) return nullptr;
        maker->dispatcher = this;
        if (!maker->start()) {
            delete maker;
            return nullptr;
        }
    }
    calls_++;
    return maker;
}

void Dispatcher::give_back(CallThread *maker) {
    calls_--;
    maker->next_idle = idle_;
    idle_ = maker;
}

int32_t Dispatcher::make(CallThread *maker, int32_t (*call)(void *data), void *data) {
    std::unique_lock<std::mutex> lock(mutex_);
    maker->done = false;
    maker->data = data;
    maker->call = call;
    maker->wake.notify_one();
    while (!maker->done) {
        if (first_ != nullptr) serve(lock);
        else changed_.wait(lock);
    }
    return maker->status;
}

void Dispatcher::serve(std::unique_lock<std::mutex> &lock) {
    Request *request = first_;
    first_ = request->next;
    if (first_ == nullptr) last_ = &first_;
    lock.unlock();
    int32_t status = request->run(request->data);
    lock.lock();
    request->status = status;
    request->done = true;
    /* Under the lock: the request is gone as soon as its thread looks. */
    request->served.notify_one();
}

void Dispatcher::refuse(Request *request) {
    request->refused = true;
    request->done = true;
    request->served.notify_one();
}

void Dispatcher::ask(Request *request) {
    std::unique_lock<std::mutex> lock(mutex_);
    if (request->callback->ended) {
        request->refused = true;
        return;
    }
    *last_ = request;
    last_ = &request->next;
    changed_.notify_one();
    while (!request->done) request->served.wait(lock);
}

void Dispatcher::end(Callback &callback) {
    std::lock_guard<std::mutex> lock(mutex_);
    callback.ended = true;
    Request **at = &first_;
    while (Request *request = *at) {
        if (request->callback != &callback) {
            at = &request->next;
            continue;
        }
        *at = request->next;
        refuse(request);
    }
    last_ = at;
}

ServedCall::ServedCall(Thread *thread, uint32_t base) : thread_(thread), base_(base), dispatcher_(Dispatcher::current(thread->env)) {
    if (dispatcher_ != nullptr) maker_ = dispatcher_->take();
}

ServedCall::~ServedCall() {
    if (maker_ != nullptr) dispatcher_->give_back(maker_);
}

int32_t ServedCall::make(int32_t (*call)(void *data), void *data) {
    int32_t status = dispatcher_->make(maker_, call, data);
    thread_->set_header(BASE, base_);
    return status;
}

bool ServedCall::is_maker() const { return maker_here == maker_; }

int32_t ServedCall::ask(const Callback &callback, int32_t (*run)(void *data), void *data, ftk_error **err) {
    Request request;
    request.run = run;
    request.data = data;
    request.callback = &callback;
    dispatcher_->ask(&request);
    return request.refused ? ftk_fail(err, FTK_E_EXPIRED, ftk_str{nullptr, 0}) : request.status;
}

void ServedCall::end(Callback &callback) { dispatcher_->end(callback); }

CallbackScope::CallbackScope(Callback &callback, bool given) : callback_(callback) {
    if (given) failed_ = ftk_scope_open(&callback, &context_) != FTK_OK;
}

CallbackScope::~CallbackScope() {
    if (context_ == nullptr) return;
    ftk_scope_expire(context_);
    callback_.served->end(callback_);
    ftk_scope_close(context_);
}

}  // namespace ftk_node
