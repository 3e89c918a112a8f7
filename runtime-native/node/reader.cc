/* Inward values: the text of a call, and bytes that JavaScript lends. */
#include "ftk_node.h"

namespace ftk_node {

namespace {

/* From here on the engine's own UTF-8 is the fastest way to ASCII; below, and for everything else, its UTF-16 is. */
constexpr size_t LONG_TEXT = 192;

}  // namespace

bool Reader::open_text(napi_env env, napi_value value) {
    size_t length = t_->header(TEXT);
    if (FTK_UNLIKELY(length > SIZE_MAX / 8)) return refuse(FTK_E_NO_MEMORY);
    size_t got = 0;
    if (length >= LONG_TEXT && !thread()->mixed) {
        /* Everything but ASCII has more bytes than units, and the engine replaces lone surrogates: such text is fetched again. */
        char *ascii = static_cast<char *>(t_->arena.alloc(length * 3 + 1));
        if (ascii == nullptr) return refuse(FTK_E_NO_MEMORY);
        if (napi_get_value_string_utf8(env, value, ascii, length * 3 + 1, &got) != napi_ok) return refuse(FTK_E_INVALID);
        bytes_ = ascii;
        if (FTK_LIKELY(got == length)) return true;
    }
    char16_t *units = static_cast<char16_t *>(t_->arena.alloc((length + 1) * sizeof(char16_t) + length + 1));
    if (FTK_UNLIKELY(units == nullptr)) return refuse(FTK_E_NO_MEMORY);
    char *bytes = reinterpret_cast<char *>(units + length + 1);
    if (FTK_UNLIKELY(napi_get_value_string_utf16(env, value, units, length + 1, &got) != napi_ok || got != length)) return refuse(FTK_E_INVALID);
    bytes_ = bytes;
    bool ascii = ftk_scratch::narrow_ascii(units, length, bytes) == length;
    if (length >= LONG_TEXT) thread()->mixed = !ascii;
    if (FTK_LIKELY(ascii)) return true;
    return use_units(units, length);
}

/* No JavaScript runs between this and the end of a call without callbacks, so the array stays what it is; others copy it. */
bool Reader::lent_bytes(const uint8_t **ptr, size_t *len) {
    const char *f = take(1);
    size_t count = load<uint32_t>(f, 0) & ~LENT;
    napi_value list = nullptr;
    napi_value array = nullptr;
    napi_typedarray_type type = napi_int8_array;
    void *data = nullptr;
    if (napi_get_reference_value(thread()->env, thread()->lent, &list) != napi_ok || list == nullptr ||
        napi_get_element(thread()->env, list, load<uint32_t>(f, 1), &array) != napi_ok ||
        napi_get_typedarray_info(thread()->env, array, &type, len, &data, nullptr, nullptr) != napi_ok || type != napi_uint8_array || *len != count) {
        return refuse(FTK_E_INVALID);
    }
    *ptr = static_cast<const uint8_t *>(data);
    if (!copy_) return true;
    uint8_t *out = this->array<uint8_t>(count);
    if (out != nullptr && count != 0) std::memcpy(out, data, count);
    *ptr = out;
    return out != nullptr;
}

}  // namespace ftk_node
