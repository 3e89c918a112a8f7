/* Outward text: two-byte text, recent texts, chunks. */
#include "ftk_node.h"

#include "origin.h"

namespace ftk_node {

namespace {

/* What a thread keeps of its pools between calls. */
constexpr size_t KEPT = 1u << 20;

}  // namespace

bool TextPool::push_end() {
    if ((end_count + 1) * sizeof(size_t) > end_size) {
        size_t bytes = end_size == 0 ? 256 : end_size * 2;
        size_t *next = static_cast<size_t *>(ftk_alloc(bytes));
        if (next == nullptr) return false;
        if (end_count != 0) std::memcpy(next, ends, end_count * sizeof(size_t));
        ftk_free(ends, end_size);
        ends = next;
        end_size = bytes;
    }
    ends[end_count++] = used;
    chunk_start = used;
    return true;
}

void TextPool::release() {
    Pool::release();
    ftk_free(ends, end_size);
    *this = TextPool();
}

void Thread::release() {
    latin.release();
    wide.release();
    State::release();
}

napi_value make_string(napi_env env, Thread *t, const char *ptr, size_t len) {
    napi_value out = nullptr;
    if (ftk_scratch::is_ascii(ptr, len)) {
        if (napi_create_string_latin1(env, ptr == nullptr ? "" : ptr, len, &out) == napi_ok) return out;
        return fail(t, FTK_E_NO_MEMORY, nullptr);
    }
    TextPool &pool = t->wide;
    pool.clear();
    if (len > SIZE_MAX / 4 || !pool.reserve(len * 2)) return fail(t, FTK_E_NO_MEMORY, nullptr);
    char16_t *units = reinterpret_cast<char16_t *>(pool.ptr);
    size_t count = ftk_scratch::utf8_to_utf16(ptr, len, units);
    if (count == SIZE_MAX) return fail_text(t, FTK_E_CONTRACT, "the provider returned text that is not UTF-8");
    napi_status made = napi_create_string_utf16(env, units, count, &out);
    if (pool.size > KEPT) pool.release();
    return made == napi_ok ? out : fail(t, FTK_E_NO_MEMORY, nullptr);
}

bool Writer::text_wide(ftk_str value, char *to, size_t word) {
    TextPool &pool = thread()->wide;
    if (value.len > 0x3fffffffu || !pool.reserve(value.len * 2)) return refuse(FTK_E_NO_MEMORY);
    size_t units = ftk_scratch::utf8_to_utf16(value.ptr, value.len, reinterpret_cast<char16_t *>(pool.ptr + pool.used));
    if (units == SIZE_MAX) return breach();
    pool.used += units * 2;
    store<uint32_t>(to, word, static_cast<uint32_t>(units) | WIDE);
    return pool.close_chunk(CHUNK * 2) || refuse(FTK_E_NO_MEMORY);
}

namespace {

/* The bytes of a text of 1 to 12 bytes in two words, which together with its length are the text. */
void key_of(ftk_str value, uint64_t *first, uint64_t *last) {
    size_t len = value.len;
    if (len >= 8) {
        *first = load<uint64_t>(value.ptr, 0);
        std::memcpy(last, value.ptr + len - 8, 8);
        return;
    }
    *last = 0;
    if (len >= 4) {
        uint32_t tail;
        std::memcpy(&tail, value.ptr + len - 4, 4);
        *first = load<uint32_t>(value.ptr, 0) | static_cast<uint64_t>(tail) << 32;
        return;
    }
    const unsigned char *p = reinterpret_cast<const unsigned char *>(value.ptr);
    *first = p[0] | static_cast<uint64_t>(p[len / 2]) << 8 | static_cast<uint64_t>(p[len - 1]) << 16;
}

constexpr uint8_t CREDIT = 8;

}  // namespace

bool Writer::text_short(ftk_str value, char *to, size_t word) {
    if (FTK_UNLIKELY(value.ptr == nullptr)) return breach();
    uint64_t first;
    uint64_t last;
    key_of(value, &first, &last);
    if (((first | last) & 0x8080808080808080u) != 0) return text_wide(value, to, word);
    uint64_t mixed = (first ^ (last * 0x9e3779b97f4a7c15u) ^ value.len) * 0xff51afd7ed558ccdu;
    uint32_t number = static_cast<uint32_t>(mixed >> 56);
    Recent &recent = thread()->recent[number];
    uint32_t length = static_cast<uint32_t>(value.len);
    if (recent.first == first && recent.last == last && recent.len == length) {
        if (recent.known) {
            if (recent.credit < CREDIT) recent.credit++;
            store<uint32_t>(to, word, KNOWN | number);
            return true;
        }
        recent.known = true;
        thread()->kept++;
        length |= KEEP | number << 8;
    } else if (recent.known && recent.credit > 0) {
        recent.credit--;
    } else {
        recent = Recent{first, last, static_cast<uint8_t>(length), 0, false};
    }
    TextPool &pool = thread()->latin;
    if (FTK_UNLIKELY(!pool.reserve(value.len))) return refuse(FTK_E_NO_MEMORY);
    std::memcpy(pool.ptr + pool.used, value.ptr, value.len);
    pool.used += value.len;
    store<uint32_t>(to, word, length);
    return FTK_LIKELY(pool.close_chunk(CHUNK)) || refuse(FTK_E_NO_MEMORY);
}

/* JavaScript gave up reading a value, so it may lack texts that were marked. */
void Writer::forget_recent() {
    for (Recent &one : thread()->recent) one = Recent{};
    thread()->kept = thread()->header(RECENT);
}

namespace {

/* Next chunk of a pool: its start and length in bytes; false when all were fetched. */
bool next_chunk(TextPool &pool, const char **ptr, size_t *bytes) {
    if (pool.fetched == pool.used) return false;
    size_t end = pool.next_chunk < pool.end_count ? pool.ends[pool.next_chunk] : pool.used;
    *ptr = pool.ptr + pool.fetched;
    *bytes = end - pool.fetched;
    pool.fetched = end;
    pool.next_chunk++;
    return true;
}

/* Both texts as one two-byte string; TEXT says where the second begins. */
napi_value join(napi_env env, Thread *t) {
    TextPool &wide = t->wide;
    size_t latin = t->latin.used;
    if (!wide.reserve(latin * 2)) return fail(t, FTK_E_NO_MEMORY, nullptr);
    char16_t *units = reinterpret_cast<char16_t *>(wide.ptr);
    std::memmove(units + latin, units, wide.used);
    ftk_scratch::widen_ascii(t->latin.ptr, latin, units);
    t->set_header(TEXT, static_cast<uint32_t>(latin));
    napi_value out = nullptr;
    if (napi_create_string_utf16(env, units, latin + wide.used / 2, &out) != napi_ok) return fail(t, FTK_E_NO_MEMORY, nullptr);
    return out;
}

/* Above this many units two strings are cheaper than one wide one. */
constexpr size_t JOINED = 2048;

}  // namespace

napi_value next_latin(napi_env env, Thread *t) {
    const char *ptr = nullptr;
    size_t bytes = 0;
    napi_value out = nullptr;
    if (next_chunk(t->latin, &ptr, &bytes) && napi_create_string_latin1(env, ptr, bytes, &out) != napi_ok) return nullptr;
    return out;
}

napi_value next_wide(napi_env env, Thread *t) {
    const char *ptr = nullptr;
    size_t bytes = 0;
    napi_value out = nullptr;
    if (!next_chunk(t->wide, &ptr, &bytes)) return nullptr;
    napi_create_string_utf16(env, reinterpret_cast<const char16_t *>(ptr), bytes / 2, &out);
    return out;
}

napi_value Writer::finish(napi_env env) {
    Thread *t = thread();
    if (FTK_LIKELY(t->wide.used == 0)) {
        finish_stream();
        t->set_header(TEXT, 0);
        return t->latin.used == 0 ? nullptr : next_latin(env, t);
    }
    if (t->latin.used + t->wide.used / 2 <= JOINED) {
        /* What may fail comes before the value is given away. */
        napi_value text = join(env, t);
        if (text != nullptr) finish_stream();
        return text;
    }
    finish_stream();
    t->set_header(TEXT, SEPARATE);
    return next_latin(env, t);
}

}  // namespace ftk_node
