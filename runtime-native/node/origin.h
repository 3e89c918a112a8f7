/* The table of numbers behind JavaScript exceptions in native errors: internal to the bridge. */
#ifndef FTK_NODE_ORIGIN_H
#define FTK_NODE_ORIGIN_H

#include <mutex>

#include "ftk_node.h"

namespace ftk_node {

/* Counted: by its thread of JavaScript and by each living error. All methods may be called from any thread. */
struct Origins {
    /* One reference; NULL when out of memory. */
    static Origins *create();
    void retain() { references_.fetch_add(1, std::memory_order_relaxed); }
    void release();
    /* The error with that number is gone. */
    void bury(uint32_t number);
    /* A number whose exception JavaScript may forget, or 0. */
    uint32_t next_dead();

  private:
    std::atomic<uint32_t> references_{1};
    std::mutex mutex_;
    uint32_t *dead_ = nullptr;
    size_t dead_count_ = 0;
    size_t dead_size_ = 0;
};

/* Next chunk of outward text as a string; NULL after the last. */
napi_value next_latin(napi_env env, Thread *t);
napi_value next_wide(napi_env env, Thread *t);

}  // namespace ftk_node

#endif
