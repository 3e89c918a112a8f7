/* Inward values: text that is not ASCII, copies, refusals. */
#include "reader.h"

namespace ftk_scratch {

/* Elements that the provider may have changed, and where they came from. */
struct Reader::Changed {
    Changed *next;
    const void *ptr;
    size_t bytes;
    size_t offset;
};

bool Reader::use_units(const char16_t *units, size_t length) {
    units16_ = units;
    if (keep_ != nullptr) return true;
    room_ = static_cast<char *>(t_->arena.alloc(length * 3 + TEXT_SLACK));
    return room_ != nullptr || refuse(FTK_E_NO_MEMORY);
}

bool Reader::text_wide(uint32_t units, ftk_str *out) {
    size_t len = mostly_ascii_to_utf8(units16_, units, room_);
    if (len == SIZE_MAX) return refuse(FTK_E_UTF8);
    units16_ += units;
    out->ptr = room_;
    out->len = len;
    room_ += len;
    return true;
}

bool Reader::text_kept(uint32_t units, ftk_str *out) {
    size_t room = units16_ == nullptr ? units : static_cast<size_t>(units) * 3 + TEXT_SLACK;
    char *bytes = array<char>(room + 1);
    if (bytes == nullptr) return false;
    size_t len = units;
    if (units16_ == nullptr) {
        if (units != 0) std::memcpy(bytes, bytes_, units);
        bytes_ += units;
    } else {
        len = mostly_ascii_to_utf8(units16_, units, bytes);
        if (len == SIZE_MAX) return refuse(FTK_E_UTF8);
        units16_ += units;
    }
    bytes[len] = '\0';
    out->ptr = bytes;
    out->len = len;
    return true;
}

bool Reader::texts(const ftk_str **ptr, size_t *len) {
    size_t count = load<uint32_t>(take(1), 0);
    ftk_str *out = array<ftk_str>(count);
    if (out == nullptr) return false;
    const char *lengths = take((count + 1) / 2);
    for (size_t i = 0; i < count; i++) {
        if (!text(load<uint32_t>(lengths, i), &out[i])) return false;
    }
    *ptr = out;
    *len = count;
    return true;
}

bool Reader::unknown(ftk_variant *out) {
    const char *f = take(2);
    const Unknown *kept = load_handle<Unknown>(f, 2);
    if (kept == nullptr) return refuse(FTK_E_UNSUPPORTED);
    *out = kept->value;
    return true;
}

bool Reader::unavailable(const char *what) {
    what_ = what;
    return refuse(FTK_E_UNAVAILABLE);
}

bool Reader::remember(const void *ptr, size_t bytes, size_t offset) {
    Changed *one = static_cast<Changed *>(t_->arena.alloc(sizeof(Changed)));
    if (one == nullptr) return refuse(FTK_E_NO_MEMORY);
    *one = Changed{changed_, ptr, bytes, offset};
    changed_ = one;
    return true;
}

void Reader::put_back() {
    for (Changed *one = changed_; one != nullptr; one = one->next) {
        if (one->bytes != 0) std::memcpy(t_->stream + one->offset, one->ptr, one->bytes);
    }
}

int32_t Reader::fail() { return what_ == nullptr ? ftk_scratch::fail(t_, status_, nullptr) : fail_unavailable(t_, what_); }

int32_t Reader::fail(ftk_error **err) { return ftk_fail(err, status_, ftk_str{nullptr, 0}); }

}  // namespace ftk_scratch
