/* Values that were not read to their end. */
#include "unread.h"

namespace ftk_scratch {

namespace {

void release_unknown(void *kept) { static_cast<Unknown *>(kept)->release(); }

/* Takes the handles that are left out of their places, which may be used again from now on. */
void collect(State *t) {
    Pool &pool = t->unread;
    const char *start = t->spill.used != 0 ? t->spill.ptr : t->stream + static_cast<size_t>(t->unread_base) * 8;
    size_t count = pool.used / sizeof(Unread);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        Unread one = load<Unread>(pool.ptr, i);
        if (!is_held(one)) one.slot = static_cast<void **>(handle_at(t, start, one));
        if (one.slot != nullptr) store<Unread>(pool.ptr, kept++, one);
    }
    pool.used = kept * sizeof(Unread);
}

}  // namespace

const HandleType UNKNOWN_CASE = {release_unknown, 0, false};

uint32_t settle(State *t) {
    collect(t);
    while (t->unread.used != 0) {
        /* Releasing runs code of the provider: the list is right before. */
        t->unread.used -= sizeof(Unread);
        Unread one = load<Unread>(t->unread.ptr + t->unread.used, 0);
        if (one.type->release == nullptr) {
            store_handle(t->frame(), 0, one.slot);
            return one.type->number;
        }
        one.type->release(one.slot);
    }
    return 0;
}

}  // namespace ftk_scratch
