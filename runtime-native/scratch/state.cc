/* The stream of a thread, the connection of a package, unknown cases. */
#include "state.h"

#include <new>

namespace ftk_scratch {

void State::use_stream(char *ptr, size_t bytes) {
    stream = ptr;
    stream_slots = bytes / 8;
    if (spill.used != 0) std::memcpy(stream + static_cast<size_t>(header(BASE)) * 8, spill.ptr, spill.used);
    spill.release();
}

void State::release() {
    ftk_error_release(error);
    ftk_error_release(cause);
    error = nullptr;
    cause = nullptr;
    spill.release();
    unread.release();
    arena.release();
}

bool connect(std::atomic<const ftk_api *> *table, const ftk_need *need, const ftk_api *api, ftk_error **err) {
    if (ftk_api_check(api, need, err) != 0) return false;
    const ftk_api *expected = nullptr;
    if (table->compare_exchange_strong(expected, api, std::memory_order_acq_rel) || expected == api) return true;
    ftk_fail(err, FTK_E_STATE, FTK_LITERAL("another provider of this package is loaded already"));
    return false;
}

Unknown *Unknown::create(const ftk_variant &value, ftk_owner *owner) {
    void *raw = ftk_alloc(sizeof(Unknown));
    if (raw == nullptr) return nullptr;
    ftk_owner_retain(owner);
    return new (raw) Unknown{value, owner};
}

void Unknown::release() {
    ftk_owner_release(owner);
    ftk_free(this, sizeof(Unknown));
}

}  // namespace ftk_scratch
