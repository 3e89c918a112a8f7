/* Outward values: growth, handles that move, unknown cases. */
#include "writer.h"

namespace ftk_scratch {

bool Writer::remember(void **slot) {
    if (taken_count_ == taken_room_) {
        size_t room = taken_room_ == 0 ? 16 : taken_room_ * 2;
        if (taken_ == nullptr) {
            chunk_ = t_->arena.chunk;
            mark_ = t_->arena.at;
        }
        void ***next = static_cast<void ***>(t_->arena.alloc(room * sizeof(void **)));
        if (next == nullptr) return refuse(FTK_E_NO_MEMORY);
        if (taken_count_ != 0) std::memcpy(next, taken_, taken_count_ * sizeof(void **));
        taken_ = next;
        taken_room_ = room;
    }
    taken_[taken_count_++] = slot;
    return true;
}

void Writer::take_handles() {
    for (size_t i = 0; i < taken_count_; i++) *taken_[i] = nullptr;
}

/* The value failed half-way: nobody will read what it kept. */
void Writer::drop_unknowns() {
    while (unknowns_ != nullptr) {
        Unknown *next = unknowns_->next;
        unknowns_->release();
        unknowns_ = next;
    }
}

bool Writer::unknown(const ftk_variant *value) {
    char *f = take(2);
    if (f == nullptr) return false;
    store<uint32_t>(f, 0, value->tag);
    store<uint64_t>(f, 1, 0);
    if (owner_ == nullptr) return true;
    Unknown *kept = Unknown::create(*value, owner_);
    if (kept == nullptr) return refuse(FTK_E_NO_MEMORY);
    kept->next = unknowns_;
    unknowns_ = kept;
    store_handle(f, 2, kept);
    return true;
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
