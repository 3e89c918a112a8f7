/* JavaScript exceptions behind native errors. JavaScript keeps each in a table under a number; the native error holds the number, and
 * when it goes, on any thread, the number is put on the list of the dead, which JavaScript empties at its next error. */
#include "origin.h"

#include <new>

namespace ftk_node {

namespace {

/* Its address says: this origin is a JavaScript exception of this bridge. */
const char origin_kind = 0;

struct Origin {
    Origins *table;
    uint32_t number;
};

void release_origin(void *object) {
    Origin *origin = static_cast<Origin *>(object);
    Origins *table = origin->table;
    table->bury(origin->number);
    ftk_free(origin, sizeof(Origin));
    table->release();
}

}  // namespace

Origins *Origins::create() {
    void *raw = ftk_alloc(sizeof(Origins));
    return raw == nullptr ? nullptr : new (raw) Origins();
}

void Origins::release() {
    if (references_.fetch_sub(1, std::memory_order_acq_rel) != 1) return;
    ftk_free(dead_, dead_size_);
    this->~Origins();
    ftk_free(this, sizeof(Origins));
}

void Origins::bury(uint32_t number) {
    std::lock_guard<std::mutex> lock(mutex_);
    if ((dead_count_ + 1) * sizeof(uint32_t) > dead_size_) {
        size_t size = dead_size_ == 0 ? 64 : dead_size_ * 2;
        void *next = ftk_alloc(size);
        /* Out of memory: JavaScript keeps one exception until its thread ends. */
        if (next == nullptr) return;
        if (dead_count_ != 0) std::memcpy(next, dead_, dead_count_ * sizeof(uint32_t));
        ftk_free(dead_, dead_size_);
        dead_ = static_cast<uint32_t *>(next);
        dead_size_ = size;
    }
    dead_[dead_count_++] = number;
}

uint32_t Origins::next_dead() {
    std::lock_guard<std::mutex> lock(mutex_);
    return dead_count_ == 0 ? 0 : dead_[--dead_count_];
}

ftk_error *make_error(Thread *t, ftk_error_init *init, uint32_t number) {
    Origin *origin = number == 0 ? nullptr : static_cast<Origin *>(ftk_alloc(sizeof(Origin)));
    if (origin != nullptr) {
        t->origins->retain();
        *origin = Origin{t->origins, number};
        init->origin = ftk_origin{&origin_kind, origin, release_origin};
    } else if (number != 0) {
        t->origins->bury(number);
        /* An exception that is not a declared error cannot be told without itself. */
        if (init->status > FTK_STATUS_DECLARED) init->status = FTK_E_NO_MEMORY;
    }
    return ftk_error_new(init);
}

uint32_t origin_of(Thread *t, const ftk_error *error) {
    const Origin *origin = static_cast<const Origin *>(ftk_error_origin(error, &origin_kind));
    return origin != nullptr && origin->table == t->origins ? origin->number : 0;
}

}  // namespace ftk_node
