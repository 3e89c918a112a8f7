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

bool Writer::text_wide(ftk_str value, char *to, size_t word) {
    Pool &pool = t_->wide;
    if (value.len > 0x3fffffffu || !pool.reserve(value.len * 2)) return refuse(FTK_E_NO_MEMORY);
    size_t units = utf8_to_utf16(value.ptr, value.len, reinterpret_cast<char16_t *>(pool.ptr + pool.used));
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
    Recent &recent = t_->recent[number];
    uint32_t length = static_cast<uint32_t>(value.len);
    if (recent.first == first && recent.last == last && recent.len == length) {
        if (recent.known) {
            if (recent.credit < CREDIT) recent.credit++;
            store<uint32_t>(to, word, KNOWN | number);
            return true;
        }
        recent.known = true;
        t_->kept++;
        length |= KEEP | number << 8;
    } else if (recent.known && recent.credit > 0) {
        recent.credit--;
    } else {
        recent = Recent{first, last, static_cast<uint8_t>(length), 0, false};
    }
    Pool &pool = t_->latin;
    if (FTK_UNLIKELY(!pool.reserve(value.len))) return refuse(FTK_E_NO_MEMORY);
    std::memcpy(pool.ptr + pool.used, value.ptr, value.len);
    pool.used += value.len;
    store<uint32_t>(to, word, length);
    return FTK_LIKELY(pool.close_chunk(CHUNK)) || refuse(FTK_E_NO_MEMORY);
}

/* JavaScript gave up reading a value, so it may lack texts that were marked. */
void Writer::forget_recent() {
    for (Recent &one : t_->recent) one = Recent{};
    t_->kept = t_->header(RECENT);
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

napi_value Writer::fail() {
    return status_ == FTK_E_CONTRACT ? fail_breach(t_) : ftk_node::fail(t_, status_, nullptr);
}

int32_t Writer::fail(ftk_error **err) {
    /* Inside a callback the provider is the caller: what it passed broke the contract. */
    return ftk_fail(err, status_ == 0 ? FTK_E_CONTRACT : status_, ftk_str{nullptr, 0});
}

bool Writer::grow(size_t slots) {
    Pool &pool = t_->spill;
    size_t used = static_cast<size_t>(at_ - start_);
    if (slots > SIZE_MAX / 32) return refuse(FTK_E_NO_MEMORY);
    size_t wanted = used + slots * 8;
    pool.used = spilled_ ? used : 0;
    bool grown = pool.reserve(wanted * 2 - pool.used);
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
    widen_ascii(t->latin.ptr, latin, units);
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
    for (size_t i = 0; i < taken_count_; i++) *taken_[i] = nullptr;
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
