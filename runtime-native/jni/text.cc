/* Text of both directions where it is not ASCII, and growth. */
#include "ftk_jni.h"

namespace ftk_jni {

bool Reader::open_wide(const char16_t *units, size_t length) {
    /* Callbacks use the buffer of the text again, so what is still to be read is copied out. */
    if (length > SIZE_MAX / 8) return refuse(FTK_E_NO_MEMORY);
    char16_t *kept = static_cast<char16_t *>(t_->arena.alloc(length * sizeof(char16_t)));
    if (kept == nullptr) return refuse(FTK_E_NO_MEMORY);
    std::memcpy(kept, units, length * sizeof(char16_t));
    return use_units(kept, length);
}

bool Writer::text_wide(ftk_str value, char *to, size_t word) {
    if (value.len > LONGEST / 2) return refuse(FTK_E_NO_MEMORY);
    if (static_cast<size_t>(text_end_ - text_at_) < value.len * 2 + 1 && !grow_text(value.len * 2 + 1)) return false;
    char *at = text_at_ + ((text_at_ - text_start_) & 1);
    size_t units = ftk_scratch::utf8_to_utf16(value.ptr, value.len, reinterpret_cast<char16_t *>(at));
    if (units == SIZE_MAX) return breach();
    text_at_ = at + units * 2;
    store<uint32_t>(to, word, static_cast<uint32_t>(units) | WIDE);
    return true;
}

bool Writer::grow_text(size_t bytes) {
    Pool &pool = thread()->spill_text;
    size_t used = static_cast<size_t>(text_at_ - text_start_);
    if (bytes > LONGEST || used + bytes > LONGEST) return refuse(FTK_E_NO_MEMORY);
    pool.used = spilled_text_ ? used : 0;
    bool grown = pool.reserve((used + bytes) * 2 - pool.used);
    /* Only what is complete may be copied into the buffer of Java. */
    pool.used = 0;
    if (!grown) return refuse(FTK_E_NO_MEMORY);
    if (!spilled_text_ && used != 0) std::memcpy(pool.ptr, text_start_, used);
    spilled_text_ = true;
    text_start_ = pool.ptr;
    text_at_ = text_start_ + used;
    text_end_ = text_start_ + pool.size;
    return true;
}

}  // namespace ftk_jni
