/* Outward values: growth, handles that move, unknown cases. */
#include "writer.h"

namespace ftk_scratch {

namespace {

/* A longer list of what is unread is not kept for the next value. */
constexpr size_t LARGEST_LIST = 1u << 20;

}  // namespace

bool Writer::remember(void **slot, const HandleType &type, const char *to, size_t word) {
    Pool &pool = t_->unread;
    if (unread_ == 0 && pool.size > LARGEST_LIST) pool.release();
    pool.used = unread_ * sizeof(Unread);
    if (!pool.reserve(sizeof(Unread))) {
        if (slot == nullptr && type.release != nullptr) type.release(load_handle<void>(to, word));
        return refuse(FTK_E_NO_MEMORY);
    }
    bool framed = to == t_->frame();
    size_t at = (framed ? 0 : static_cast<size_t>(to - start_) / 8) + word / 2;
    store<Unread>(pool.ptr, unread_++, Unread{slot, &type, static_cast<uint32_t>(at), framed});
    return true;
}

/* From now on the reader has them, and the value in C has not. */
void Writer::give_unread() {
    Pool &pool = t_->unread;
    for (size_t i = 0; i < unread_; i++) {
        Unread one = load<Unread>(pool.ptr, i);
        if (!is_held(one)) continue;
        *one.slot = nullptr;
        one.slot = nullptr;
        store<Unread>(pool.ptr, i, one);
    }
    pool.used = unread_ * sizeof(Unread);
    t_->unread_base = t_->header(BASE);
    unread_ = 0;
}

/* The value failed half-way: nobody will read what it does not release itself. */
void Writer::drop_unread() {
    for (size_t i = 0; i < unread_; i++) {
        Unread one = load<Unread>(t_->unread.ptr, i);
        if (!is_held(one) && one.type->release != nullptr) one.type->release(handle_at(t_, start_, one));
    }
    t_->unread.used = 0;
}

bool Writer::unknown(const ftk_variant *value) {
    char *f = take(2);
    if (f == nullptr) return false;
    store<uint32_t>(f, 0, value->tag);
    store<uint64_t>(f, 1, 0);
    if (owner_ == nullptr) return true;
    Unknown *kept = Unknown::create(*value, owner_);
    if (kept == nullptr) return refuse(FTK_E_NO_MEMORY);
    store_handle(f, 2, kept);
    return remember(nullptr, UNKNOWN_CASE, f, 2);
}

int32_t Writer::fail() { return status_ == FTK_E_CONTRACT ? fail_breach(t_) : ftk_scratch::fail(t_, status_, nullptr); }

int32_t Writer::fail(ftk_error **err) {
    /* Inside a callback the provider is the caller: what it passed broke the contract. */
    return ftk_fail(err, status_ == 0 ? FTK_E_CONTRACT : status_, ftk_str{nullptr, 0});
}

bool Writer::grow(size_t slots) {
    Pool &pool = t_->spill;
    size_t used = static_cast<size_t>(at_ - start_);
    if (used > t_->most_bytes || slots > (t_->most_bytes - used) / 8) return refuse(FTK_E_NO_MEMORY);
    pool.used = spilled_ ? used : 0;
    bool grown = pool.reserve((used + slots * 8) * 2 - pool.used);
    /* Only what is complete may be copied into the stream. */
    pool.used = 0;
    if (!grown) return refuse(FTK_E_NO_MEMORY);
    if (!spilled_ && used != 0) std::memcpy(pool.ptr, start_, used);
    spilled_ = true;
    start_ = pool.ptr;
    at_ = start_ + used;
    end_ = start_ + (pool.size & ~static_cast<size_t>(7));
    return true;
}

}  // namespace ftk_scratch
