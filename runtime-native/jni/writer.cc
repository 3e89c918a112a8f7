/* Outward values: two-byte text, growth, handles that move. */
#include "ftk_jni.h"

namespace ftk_jni {

bool Writer::text_wide(ftk_str value, char *to, size_t word) {
    if (value.len > LONGEST / 2 || (static_cast<size_t>(text_end_ - text_at_) < value.len * 2 + 1 && !grow_text(value.len * 2 + 1))) return refuse(FTK_E_NO_MEMORY);
    char *at = text_at_ + ((text_at_ - text_start_) & 1);
    size_t units = utf8_to_utf16(value.ptr, value.len, reinterpret_cast<char16_t *>(at));
    if (units == SIZE_MAX) return breach();
    text_at_ = at + units * 2;
    store<uint32_t>(to, word, static_cast<uint32_t>(units) | WIDE);
    return true;
}

bool Writer::texts(const ftk_str *ptr, size_t n) {
    if (ptr == nullptr && n != 0) return breach();
    if (!count(n)) return false;
    char *lengths = take((n + 1) / 2);
    if (lengths == nullptr) return false;
    for (size_t i = 0; i < n; i++) {
        if (!text(ptr[i], lengths, i)) return false;
    }
    return true;
}

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

bool Writer::unknown(const ftk_variant *value) {
    char *f = take(2);
    if (f == nullptr) return false;
    store<uint32_t>(f, 0, value->tag);
    store<uint64_t>(f, 1, 0);
    if (owner_ == nullptr) return true;
    Unknown *kept = static_cast<Unknown *>(ftk_alloc(sizeof(Unknown)));
    if (kept == nullptr) return refuse(FTK_E_NO_MEMORY);
    ftk_owner_retain(owner_);
    *kept = Unknown{*value, owner_};
    store_handle(f, 2, kept);
    return true;
}

jint Writer::fail() { return status_ == FTK_E_CONTRACT ? fail_breach(t_) : ftk_jni::fail(t_, status_, nullptr); }

int32_t Writer::fail(ftk_error **err) {
    /* Inside a callback the provider is the caller: what it passed broke the contract. */
    return ftk_fail(err, status_ == 0 ? FTK_E_CONTRACT : status_, ftk_str{nullptr, 0});
}

bool Writer::grow(size_t slots) {
    Pool &pool = t_->spill;
    size_t used = static_cast<size_t>(at_ - start_);
    if (slots > SIZE_MAX / 32 || used + slots * 8 > LONGEST) return refuse(FTK_E_NO_MEMORY);
    pool.used = spilled_ ? used : 0;
    if (!pool.reserve((used + slots * 8) * 2 - pool.used)) return refuse(FTK_E_NO_MEMORY);
    if (!spilled_ && used != 0) std::memcpy(pool.ptr, start_, used);
    spilled_ = true;
    start_ = pool.ptr;
    at_ = start_ + used;
    end_ = start_ + (pool.size & ~static_cast<size_t>(7));
    return true;
}

bool Writer::grow_text(size_t bytes) {
    Pool &pool = t_->spill_text;
    size_t used = static_cast<size_t>(text_at_ - text_start_);
    if (bytes > LONGEST || used + bytes > LONGEST) return refuse(FTK_E_NO_MEMORY);
    pool.used = spilled_text_ ? used : 0;
    if (!pool.reserve((used + bytes) * 2 - pool.used)) return refuse(FTK_E_NO_MEMORY);
    if (!spilled_text_ && used != 0) std::memcpy(pool.ptr, text_start_, used);
    spilled_text_ = true;
    text_start_ = pool.ptr;
    text_at_ = text_start_ + used;
    text_end_ = text_start_ + pool.size;
    return true;
}

void Writer::leave_spill() {
    t_->spill.used = spilled_ ? static_cast<size_t>(at_ - start_) : 0;
    t_->spill_text.used = spilled_text_ ? static_cast<size_t>(text_at_ - text_start_) : 0;
    t_->set_header(SPILL, static_cast<uint32_t>(t_->spill.used / 8));
    t_->set_header(SPILL_TEXT, static_cast<uint32_t>(t_->spill_text.used));
}

}  // namespace ftk_jni
