/* The builder of value graphs. The arena is its own owner: one block holds the header and the first chunk. Functions that
 * did not use theirs the last time, because they lend what they have, get one without a block. */
#include "blocks.h"
#include "ftk/arena.h"

#include <string.h>

/* The first chunk and the least that is learned: with the head in a block of which each thread keeps some. From
 * POWERS_FROM on blocks are powers of two (note 16). */
enum { CHUNK_FIRST = 768, CHUNK_LEAST = 64, CHUNK_HINT_MAX = 1 << 20, CHUNK_MAX = 1 << 20, POWERS_FROM = 1 << 16 };

/* What a hint says when the last arena of its function was not used. */
enum { HINT_UNUSED = 1 };

typedef struct arena_chunk {
    struct arena_chunk *next;
    size_t size; /* of the whole block */
} arena_chunk;

typedef struct adopted {
    struct adopted *next;
    void *value; /* the value, or the address of the handle field */
    void (*release)(void *value);
} adopted;

struct ftk_arena {
    ftk_arena_head head;
    uint32_t refs;
    uint32_t bare;    /* 1: without a block, in `bare_arenas` */
    size_t size;      /* of the block that holds this header; 0: it lies in its first chunk */
    size_t next_size; /* of the next chunk: kept here because chunks are not comparable */
    size_t used;      /* bytes in chunks that are full */
    char *begin;      /* of the current chunk */
    arena_chunk *chunks;
    adopted *values;
    adopted *handles;
    ftk_arena_hint *hint;
    ftk_arena *home; /* of a bare arena: where its header goes when it is finished */
};

#define ARENA_HEAD ((sizeof(ftk_arena) + 15u) & ~(size_t)15u)
#define CHUNK_HEAD ((sizeof(arena_chunk) + 15u) & ~(size_t)15u)

/* An arena without a block for each thread. Free ones are empty; a call inside the call gets an arena with a block. */
static ftk_arena bare_arenas[FTK_LANES];

static void lent_keep(ftk_owner *owner) { (void)owner; }
static const ftk_owner_vt lent_vt = {sizeof(ftk_owner_vt), 0, lent_keep, lent_keep};
/* Owns nothing: of graphs that lie elsewhere. */
static ftk_owner lent_owner = {&lent_vt};

/* NULL when the thread has none that is free. */
static ftk_arena *bare_take(ftk_arena_hint *hint) {
    uintptr_t thread = ftk_thread_pointer();
    ftk_lane *lane = ftk_lane_home(thread);
    if (FTK_UNLIKELY(FTK_LOAD_RELAXED(&lane->owner) != thread)) lane = ftk_lane_of(thread);
    if (FTK_UNLIKELY(lane == NULL)) return NULL;
    ftk_arena *arena = &bare_arenas[lane - ftk_lanes];
    if (FTK_UNLIKELY(FTK_LOAD(&arena->bare) != 0)) return NULL;
    FTK_STORE_RELAXED(&arena->bare, 1u);
    arena->hint = hint;
    arena->begin = arena->head.cursor = arena->head.end = (char *)(arena + 1);
    arena->next_size = CHUNK_FIRST;
    return arena;
}

static void bare_give(ftk_arena *arena) {
    arena->chunks = NULL;
    arena->values = NULL;
    arena->handles = NULL;
    arena->home = NULL;
    arena->used = 0;
    FTK_STORE(&arena->bare, 0u);
}

static void arena_destroy(ftk_arena *arena) {
    for (adopted *entry = arena->handles; entry != NULL; entry = entry->next) {
        void **slot = (void **)entry->value;
        if (*slot != NULL) entry->release(*slot);
    }
    for (adopted *entry = arena->values; entry != NULL; entry = entry->next) entry->release(entry->value);
    size_t size = arena->size;
    int bare = arena->bare != 0;
    /* The oldest chunk, which may hold the header, goes last. */
    for (arena_chunk *part = arena->chunks; part != NULL;) {
        arena_chunk *next = part->next;
        ftk_free(part, part->size);
        part = next;
    }
    if (bare) {
        bare_give(arena);
        return;
    }
    if (size != 0) ftk_block_give(arena, size, FTK_COUNT_OWNERS);
    else ftk_count(FTK_COUNT_OWNERS, -1);
}

static void arena_retain(ftk_owner *owner) { (void)FTK_ADD_RELAXED(&((ftk_arena *)(void *)owner)->refs, 1u); }

static void arena_release(ftk_owner *owner) {
    ftk_arena *arena = (ftk_arena *)(void *)owner;
    if (FTK_LAST_REFERENCE(&arena->refs)) arena_destroy(arena);
}

static const ftk_owner_vt arena_vt = {sizeof(ftk_owner_vt), 0, arena_retain, arena_release};

static size_t block_size(size_t wanted) {
    if (wanted <= POWERS_FROM) return ftk_block_size(wanted);
    size_t size = 2 * (size_t)POWERS_FROM;
    while (size < wanted) size *= 2;
    return size;
}

ftk_arena *ftk_arena_new(ftk_arena_hint *hint) FTK_NOEXCEPT {
    size_t room = hint != NULL ? FTK_LOAD_RELAXED(&hint->bytes) : 0;
    if (room == HINT_UNUSED) {
        ftk_arena *bare = bare_take(hint);
        if (FTK_LIKELY(bare != NULL)) return bare;
        room = CHUNK_LEAST;
    }
    if (room == 0) room = CHUNK_FIRST;
    if (room > CHUNK_HINT_MAX) room = CHUNK_HINT_MAX;
    size_t size = block_size(ARENA_HEAD + ((room + 15u) & ~(size_t)15u));
    ftk_arena *arena = (ftk_arena *)ftk_block_take(size, FTK_COUNT_OWNERS);
    if (arena == NULL) return NULL;
    memset(arena, 0, sizeof *arena);
    arena->head.owner.vt = &arena_vt;
    arena->refs = 1;
    arena->size = size;
    arena->next_size = (size - ARENA_HEAD) * 2;
    arena->begin = arena->head.cursor = (char *)arena + ARENA_HEAD;
    arena->head.end = (char *)arena + size;
    arena->hint = hint;
    return arena;
}

/* A new current chunk with room for `size` bytes. 0 when out of memory. */
static int arena_grow(ftk_arena *arena, size_t size) {
    size_t room = arena->next_size;
    size_t header = arena->bare != 0 && arena->home == NULL ? ARENA_HEAD : 0;
    if (size > PTRDIFF_MAX - CHUNK_HEAD - ARENA_HEAD - 32) return 0;
    if (room < size + header) room = ((size + 15u) & ~(size_t)15u) + header;
    arena_chunk *part = (arena_chunk *)ftk_alloc(CHUNK_HEAD + room);
    if (part == NULL) return 0;
    part->next = arena->chunks;
    part->size = CHUNK_HEAD + room;
    arena->chunks = part;
    arena->used += (size_t)(arena->head.cursor - arena->begin);
    if (header != 0) arena->home = (ftk_arena *)(void *)((char *)part + CHUNK_HEAD);
    arena->begin = arena->head.cursor = (char *)part + CHUNK_HEAD + header;
    arena->head.end = (char *)part + part->size;
    if (arena->next_size < CHUNK_MAX) arena->next_size *= 2;
    return 1;
}

/* `size` bytes, not zeroed. */
static void *arena_take(ftk_arena *arena, size_t size, size_t align) {
    size_t skip = (size_t)(0u - (uintptr_t)arena->head.cursor) & (align - 1);
    size_t left = (size_t)(arena->head.end - arena->head.cursor);
    if (FTK_UNLIKELY(left < skip || left - skip < size)) {
        if (!arena_grow(arena, size)) return NULL;
        skip = 0;
    }
    char *ptr = arena->head.cursor + skip;
    arena->head.cursor = ptr + size;
    return ptr;
}

void *ftk_arena_alloc(ftk_arena *arena, size_t size, size_t align) FTK_NOEXCEPT {
    if (arena == NULL || align == 0 || align > 16 || (align & (align - 1)) != 0) return NULL;
    void *ptr = arena_take(arena, size, align);
    if (ptr != NULL) memset(ptr, 0, size);
    return ptr;
}

void *ftk_arena_array(ftk_arena *arena, size_t count, size_t size, size_t align) FTK_NOEXCEPT {
    if (size != 0 && count > PTRDIFF_MAX / size) return NULL;
    return ftk_arena_alloc(arena, count * size, align);
}

int32_t ftk_arena_text(ftk_arena *arena, const char *ptr, size_t len, ftk_str *out) FTK_NOEXCEPT {
    if (out == NULL) return FTK_E_INVALID;
    out->ptr = NULL;
    out->len = 0;
    if (arena == NULL || (ptr == NULL && len != 0)) return FTK_E_INVALID;
    if (len >= PTRDIFF_MAX) return FTK_E_NO_MEMORY;
    char *copy = (char *)arena_take(arena, len + 1, 1);
    if (copy == NULL) return FTK_E_NO_MEMORY;
    if (len != 0) memcpy(copy, ptr, len);
    copy[len] = 0;
    out->ptr = copy;
    out->len = len;
    return FTK_OK;
}

static int32_t arena_register(ftk_arena *arena, adopted **list, void *value, void (*release)(void *value)) {
    adopted *entry = (adopted *)arena_take(arena, sizeof(adopted), 16);
    if (entry == NULL) return FTK_E_NO_MEMORY;
    entry->next = *list;
    entry->value = value;
    entry->release = release;
    *list = entry;
    return FTK_OK;
}

int32_t ftk_arena_adopt(ftk_arena *arena, void *value, void (*release)(void *value)) FTK_NOEXCEPT {
    if (arena == NULL || release == NULL) return FTK_E_INVALID;
    return arena_register(arena, &arena->values, value, release);
}

int32_t ftk_arena_handle(ftk_arena *arena, void **slot, void (*release)(void *handle)) FTK_NOEXCEPT {
    if (arena == NULL || slot == NULL || release == NULL) return FTK_E_INVALID;
    return arena_register(arena, &arena->handles, (void *)slot, release);
}

/* Remembers how much the function needs. */
static void arena_learn(const ftk_arena *arena) {
    size_t used = arena->used + (size_t)(arena->head.cursor - arena->begin);
    uint32_t learned = FTK_LOAD_RELAXED(&arena->hint->bytes);
    uint32_t wanted = used > CHUNK_HINT_MAX ? (uint32_t)CHUNK_HINT_MAX : (uint32_t)used;
    if (used == 0) {
        FTK_STORE_RELAXED(&arena->hint->bytes, (uint32_t)HINT_UNUSED);
        return;
    }
    if (wanted < CHUNK_LEAST) wanted = CHUNK_LEAST;
    if (wanted > learned || wanted < learned / 4) FTK_STORE_RELAXED(&arena->hint->bytes, wanted + wanted / 8);
}

/* A bare arena that was used after all becomes one with a block. */
static ftk_owner *bare_finish(ftk_arena *arena) {
    ftk_arena *home = arena->home;
    *home = *arena;
    home->head.owner.vt = &arena_vt;
    home->refs = 1;
    home->bare = 0;
    home->size = 0;
    ftk_count(FTK_COUNT_OWNERS, 1);
    bare_give(arena);
    return &home->head.owner;
}

ftk_owner *ftk_arena_finish(ftk_arena *arena) FTK_NOEXCEPT {
    if (arena == NULL) return NULL;
    if (arena->bare != 0 && arena->home == NULL) {
        bare_give(arena);
        return &lent_owner;
    }
    if (arena->hint != NULL) arena_learn(arena);
    return arena->bare != 0 ? bare_finish(arena) : &arena->head.owner;
}

void ftk_arena_drop(ftk_arena *arena) FTK_NOEXCEPT {
    if (arena != NULL) arena_destroy(arena);
}
