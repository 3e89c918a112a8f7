/* Inward values: text, growth, refusals. */
#include "ftk_node.h"

namespace ftk_node {

/* Elements that the provider may have changed, and where they came from. */
struct Reader::Changed {
    Changed *next;
    const void *ptr;
    size_t bytes;
    size_t offset;
};

namespace {

/* From here on the engine's own UTF-8 is the fastest way to ASCII; below, and for everything else, its UTF-16 is. */
constexpr size_t LONG_TEXT = 192;

/* UTF-16 to UTF-8 where text is mostly ASCII; as utf16_to_utf8. */
size_t encode(const char16_t *units, size_t len, char *out) {
    size_t ascii = narrow_ascii(units, len, out);
    if (ascii == len) return len;
    size_t rest = utf16_to_utf8(units + ascii, len - ascii, out + ascii);
    return rest == SIZE_MAX ? SIZE_MAX : ascii + rest;
}

}  // namespace

bool Reader::open_text(napi_env env, napi_value value) {
    size_t length = t_->header(TEXT);
    if (length > SIZE_MAX / 8) return refuse(FTK_E_NO_MEMORY);
    size_t got = 0;
    if (length >= LONG_TEXT && !t_->mixed) {
        /* Everything but ASCII has more bytes than units, and the engine replaces lone surrogates: such text is fetched again. */
        char *ascii = static_cast<char *>(t_->arena.alloc(length * 3 + 1));
        if (ascii == nullptr) return refuse(FTK_E_NO_MEMORY);
        if (napi_get_value_string_utf8(env, value, ascii, length * 3 + 1, &got) != napi_ok) return refuse(FTK_E_INVALID);
        bytes_ = ascii;
        if (FTK_LIKELY(got == length)) return true;
    }
    char16_t *units = static_cast<char16_t *>(t_->arena.alloc((length + 1) * sizeof(char16_t) + length + 1));
    if (units == nullptr) return refuse(FTK_E_NO_MEMORY);
    char *bytes = reinterpret_cast<char *>(units + length + 1);
    if (napi_get_value_string_utf16(env, value, units, length + 1, &got) != napi_ok || got != length) return refuse(FTK_E_INVALID);
    bytes_ = bytes;
    bool ascii = narrow_ascii(units, length, bytes) == length;
    if (length >= LONG_TEXT) t_->mixed = !ascii;
    if (FTK_LIKELY(ascii)) return true;
    units16_ = units;
    if (keep_ != nullptr) return true;
    room_ = static_cast<char *>(t_->arena.alloc(length * 3 + TEXT_SLACK));
    return room_ != nullptr || refuse(FTK_E_NO_MEMORY);
}

bool Reader::text_wide(uint32_t units, ftk_str *out) {
    size_t len = encode(units16_, units, room_);
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
        len = encode(units16_, units, bytes);
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

/* No JavaScript runs between this and the end of a call without callbacks, so the array stays what it is; others copy it. */
bool Reader::lent_bytes(const uint8_t **ptr, size_t *len) {
    const char *f = take(1);
    size_t count = load<uint32_t>(f, 0) & ~LENT;
    napi_value list = nullptr;
    napi_value array = nullptr;
    napi_typedarray_type type = napi_int8_array;
    void *data = nullptr;
    if (napi_get_reference_value(t_->env, t_->lent, &list) != napi_ok || list == nullptr ||
        napi_get_element(t_->env, list, load<uint32_t>(f, 1), &array) != napi_ok ||
        napi_get_typedarray_info(t_->env, array, &type, len, &data, nullptr, nullptr) != napi_ok || type != napi_uint8_array || *len != count) {
        return refuse(FTK_E_INVALID);
    }
    *ptr = static_cast<const uint8_t *>(data);
    if (!copy_) return true;
    uint8_t *out = this->array<uint8_t>(count);
    if (out != nullptr && count != 0) std::memcpy(out, data, count);
    *ptr = out;
    return out != nullptr;
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

napi_value Reader::fail() {
    return what_ == nullptr ? ftk_node::fail(t_, status_, nullptr) : fail_unavailable(t_, what_);
}

int32_t Reader::fail(ftk_error **err) { return ftk_fail(err, status_, ftk_str{nullptr, 0}); }

}  // namespace ftk_node
