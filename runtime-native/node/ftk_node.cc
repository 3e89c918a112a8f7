/* The rare paths of the Node bridge: set-up, growth, chunks of text, errors. */
#include "ftk_node.h"

#include <new>

#include "origin.h"

namespace ftk_node {

namespace {

/* What a thread keeps of its pools between calls. */
constexpr size_t KEPT = 1u << 20;
constexpr size_t ARENA_CHUNK = 64u << 10;

bool resize(char **ptr, size_t *size, size_t used, size_t wanted) {
    size_t next = *size < 4096 ? 4096 : *size;
    while (next < wanted) {
        if (next > SIZE_MAX / 2) return false;
        next *= 2;
    }
    char *out = static_cast<char *>(ftk_alloc(next));
    if (out == nullptr) return false;
    if (used != 0) std::memcpy(out, *ptr, used);
    ftk_free(*ptr, *size);
    *ptr = out;
    *size = next;
    return true;
}

}  // namespace

struct Chunk {
    Chunk *previous;
    size_t size;
};

bool Pool::grow(size_t bytes) {
    if (bytes > SIZE_MAX / 2 - used) return false;
    return resize(&ptr, &size, used, used + bytes);
}

bool Pool::push_end() {
    if ((end_count + 1) * sizeof(size_t) > end_size) {
        char *raw = reinterpret_cast<char *>(ends);
        if (!resize(&raw, &end_size, end_count * sizeof(size_t), (end_count + 1) * sizeof(size_t))) return false;
        ends = reinterpret_cast<size_t *>(raw);
    }
    ends[end_count++] = used;
    chunk_start = used;
    return true;
}

void Pool::release() {
    ftk_free(ptr, size);
    ftk_free(ends, end_size);
    *this = Pool();
}

void *Arena::alloc_slow(size_t bytes) {
    if (bytes > SIZE_MAX / 2) return nullptr;
    size_t rounded = (bytes + 15) & ~static_cast<size_t>(15);
    size_t head = (sizeof(Chunk) + 15) & ~static_cast<size_t>(15);
    size_t size = head + rounded < ARENA_CHUNK ? ARENA_CHUNK : head + rounded;
    char *raw = static_cast<char *>(ftk_alloc(size));
    if (raw == nullptr) return nullptr;
    chunk = new (raw) Chunk{chunk, size};
    at = raw + head + rounded;
    end = raw + size;
    return raw + head;
}

void Arena::drop_to(Chunk *mark) {
    while (chunk != mark) {
        Chunk *gone = chunk;
        chunk = gone->previous;
        ftk_free(gone, gone->size);
    }
    end = reinterpret_cast<char *>(chunk) + chunk->size;
}

bool Arena::prime() {
    /* The first chunk is below every mark, so that most calls need not allocate. */
    char *start = static_cast<char *>(alloc_slow(1));
    if (start != nullptr) at = start;
    return start != nullptr;
}

void Arena::release() {
    while (chunk != nullptr) {
        Chunk *gone = chunk;
        chunk = gone->previous;
        ftk_free(gone, gone->size);
    }
    at = nullptr;
    end = nullptr;
}

napi_value fail(Thread *t, int32_t status, ftk_error *error) {
    ftk_error_release(t->error);
    t->error = error;
    t->set_header(STATUS, static_cast<uint32_t>(status));
    return nullptr;
}

napi_value fail_text(Thread *t, int32_t status, const char *text) {
    ftk_error *error = nullptr;
    ftk_fail(&error, status, ftk_str{text, std::strlen(text)});
    return fail(t, status, error);
}

napi_value make_string(napi_env env, Thread *t, const char *ptr, size_t len) {
    napi_value out = nullptr;
    if (is_ascii(ptr, len)) {
        if (napi_create_string_latin1(env, ptr == nullptr ? "" : ptr, len, &out) == napi_ok) return out;
        return fail(t, FTK_E_NO_MEMORY, nullptr);
    }
    Pool &pool = t->wide;
    pool.clear();
    if (len > SIZE_MAX / 4 || !pool.reserve(len * 2)) return fail(t, FTK_E_NO_MEMORY, nullptr);
    char16_t *units = reinterpret_cast<char16_t *>(pool.ptr);
    size_t count = utf8_to_utf16(ptr, len, units);
    if (count == SIZE_MAX) return fail_text(t, FTK_E_CONTRACT, "the provider returned text that is not UTF-8");
    napi_status made = napi_create_string_utf16(env, units, count, &out);
    if (pool.size > KEPT) pool.release();
    return made == napi_ok ? out : fail(t, FTK_E_NO_MEMORY, nullptr);
}

bool Reader::open_text(napi_env env, napi_value value) {
    size_t length = t_->header(TEXT);
    char16_t *units = static_cast<char16_t *>(t_->arena.alloc((length + 1) * sizeof(char16_t)));
    char *bytes = static_cast<char *>(t_->arena.alloc(length + 1));
    if (units == nullptr || bytes == nullptr) return refuse(FTK_E_NO_MEMORY);
    size_t got = 0;
    if (napi_get_value_string_utf16(env, value, units, length + 1, &got) != napi_ok || got != length) return refuse(FTK_E_INVALID);
    bytes_ = bytes;
    units16_ = narrow_ascii(units, length, bytes) == length ? nullptr : units;
    return true;
}

bool Reader::text_slow(uint32_t units, ftk_str *out) {
    size_t room = units16_ == nullptr ? units : static_cast<size_t>(units) * 3;
    char *bytes = array<char>(room + 1);
    if (bytes == nullptr) return false;
    size_t len = units;
    if (units16_ == nullptr) {
        if (units != 0) std::memcpy(bytes, bytes_, units);
        bytes_ += units;
    } else {
        len = narrow_ascii(units16_, units, bytes);
        if (len != units) len = utf16_to_utf8(units16_, units, bytes);
        if (len == SIZE_MAX) return refuse(FTK_E_UTF8);
        units16_ += units;
    }
    bytes[len] = '\0';
    out->ptr = bytes;
    out->len = len;
    return true;
}

bool Writer::text_wide(const char *ptr, size_t len, uint32_t *out) {
    Pool &pool = t_->wide;
    if (len > 0x3fffffffu || !pool.reserve(len * 2)) return refuse(FTK_E_NO_MEMORY);
    size_t units = utf8_to_utf16(ptr, len, reinterpret_cast<char16_t *>(pool.ptr + pool.used));
    if (units == SIZE_MAX) return refuse(FTK_E_CONTRACT);
    pool.used += units * 2;
    *out = static_cast<uint32_t>(units) | WIDE;
    return pool.close_chunk(CHUNK * 2) || refuse(FTK_E_NO_MEMORY);
}

bool Writer::grow(size_t slots) {
    Pool &pool = t_->spill;
    size_t used = static_cast<size_t>(at_ - start_);
    if (slots > SIZE_MAX / 32) return refuse(FTK_E_NO_MEMORY);
    size_t wanted = used + slots * 8;
    pool.used = spilled_ ? used : 0;
    if (!pool.reserve(wanted * 2 - pool.used)) return refuse(FTK_E_NO_MEMORY);
    if (!spilled_ && used != 0) std::memcpy(pool.ptr, start_, used);
    spilled_ = true;
    start_ = pool.ptr;
    at_ = start_ + used;
    end_ = start_ + (pool.size & ~static_cast<size_t>(7));
    return true;
}

namespace {

/* Next chunk of a pool: its start and length in bytes; false when all were fetched. */
bool next_chunk(Pool &pool, const char **ptr, size_t *bytes) {
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
    Pool &wide = t->wide;
    size_t latin = t->latin.used;
    if (!wide.reserve(latin * 2)) return fail(t, FTK_E_NO_MEMORY, nullptr);
    char16_t *units = reinterpret_cast<char16_t *>(wide.ptr);
    std::memmove(units + latin, units, wide.used);
    for (size_t i = 0; i < latin; i++) units[i] = static_cast<unsigned char>(t->latin.ptr[i]);
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
    t_->set_header(STATUS, 0);
    t_->set_header(SPILL, spilled_ ? static_cast<uint32_t>((at_ - start_) / 8) : 0);
    t_->spill.used = spilled_ ? static_cast<size_t>(at_ - start_) : 0;
    if (FTK_LIKELY(t_->wide.used == 0)) {
        t_->set_header(TEXT, 0);
        return t_->latin.used == 0 ? nullptr : next_latin(env, t_);
    }
    if (t_->latin.used + t_->wide.used / 2 <= JOINED) return join(env, t_);
    t_->set_header(TEXT, SEPARATE);
    return next_latin(env, t_);
}

}  // namespace ftk_node
