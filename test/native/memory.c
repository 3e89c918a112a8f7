/* The allocator table, leak counters, owned buffers, arenas. */
#include "check.h"

static size_t used_bytes;
static size_t used_blocks;

static void *counting_alloc(void *ctx, size_t size, size_t align) {
    CHECK(ctx == &used_bytes && size != 0 && align <= 16);
    used_bytes += size;
    used_blocks++;
    return malloc(size);
}

static void counting_free(void *ctx, void *ptr, size_t size, size_t align) {
    CHECK(ctx == &used_bytes && ptr != NULL && size != 0 && align <= 16);
    used_bytes -= size;
    used_blocks--;
    free(ptr);
}

static void destroy_nothing(void *object) { (void)object; }

void suite_allocator(void) {
    ftk_allocator table = {sizeof(ftk_allocator), 0, &used_bytes, counting_alloc, counting_free};
    ftk_allocator broken = table;
    broken.alloc = NULL;
    CHECK_STATUS(ftk_set_allocator(&broken), FTK_E_INVALID);
    broken = table;
    broken.size = 8;
    CHECK_STATUS(ftk_set_allocator(&broken), FTK_E_INVALID);
    CHECK_STATUS(ftk_set_allocator(&table), FTK_OK);
    CHECK_STATUS(ftk_set_allocator(NULL), FTK_OK);
    CHECK_STATUS(ftk_set_allocator(&table), FTK_OK);

    char *block = (char *)ftk_alloc_zeroed(100);
    CHECK(block != NULL && used_bytes == 100 && block[0] == 0 && block[99] == 0);
    CHECK_STATUS(ftk_set_allocator(NULL), FTK_E_STATE);
    ftk_free(block, 100);
    ftk_free(ftk_alloc(0), 0);
    CHECK(used_bytes == 0 && used_blocks == 0);

    ftk_arena *arena = ftk_arena_new(NULL);
    CHECK(ftk_arena_alloc(arena, 100000, 8) != NULL);
    CHECK(used_blocks == 2);
    ftk_owner_release(ftk_arena_finish(arena));
    CHECK(used_bytes == 0);

    /* The handle table keeps its chunk, and says so in the allocator only. */
    static const ftk_type type = {sizeof(ftk_type), 0, {"t", 1}, destroy_nothing, NULL};
    void *handle = NULL;
    CHECK_STATUS(ftk_handle_new(&type, &used_bytes, &handle, NULL), FTK_OK);
    CHECK_STATUS(ftk_handle_release(handle, &type), FTK_OK);
    CHECK(used_blocks == 1 && no_leaks());
}

static int foreign_releases;
static void release_foreign(const ftk_buf_owner *owner, void *ptr, size_t len, size_t cap) {
    CHECK(owner->size == sizeof *owner && memcmp(ptr, "hello", len) == 0 && cap == 9);
    foreign_releases++;
}

/* Text of another maker: with a NUL behind it, or without one. */
static void check_terminate(void) {
    static const ftk_buf_owner plain = {sizeof(ftk_buf_owner), FTK_BUF_UTF8, release_foreign};
    static const ftk_buf_owner bare = {sizeof(ftk_buf_owner), FTK_BUF_UTF8 | FTK_BUF_NO_NUL, release_foreign};
    char text[5] = {'h', 'e', 'l', 'l', 'o'};
    ftk_buf buf = {text, 5, 9, &plain};
    CHECK(ftk_buf_is_utf8(&buf));
    CHECK_STATUS(ftk_buf_terminate(&buf), FTK_OK);
    CHECK(buf.ptr == text && buf.owner == &plain && foreign_releases == 0);

    buf.owner = &bare;
    CHECK_STATUS(ftk_buf_terminate(&buf), FTK_OK);
    CHECK(foreign_releases == 1 && buf.len == 5 && memcmp(buf.ptr, "hello", 6) == 0 && !ftk_buf_is_utf8(&buf));
    const void *ended = buf.ptr;
    CHECK_STATUS(ftk_buf_terminate(&buf), FTK_OK);
    CHECK(buf.ptr == ended);
    ftk_buf_release(&buf);
    CHECK_STATUS(ftk_buf_terminate(&buf), FTK_OK);
    CHECK_STATUS(ftk_buf_terminate(NULL), FTK_OK);

    buf.ptr = text;
    buf.len = 0;
    buf.cap = 9;
    buf.owner = &bare;
    CHECK_STATUS(ftk_buf_terminate(&buf), FTK_OK);
    CHECK(foreign_releases == 2 && buf.len == 0 && ((const char *)buf.ptr)[0] == 0);
    ftk_buf_release(&buf);
    buf.ptr = text;
    buf.len = 5;
    buf.cap = 9;
    buf.owner = &bare;
    (void)ftk_fail_allocation(1, 0);
    CHECK_STATUS(ftk_buf_terminate(&buf), FTK_E_NO_MEMORY);
    (void)ftk_fail_allocation(0, 0);
    CHECK(foreign_releases == 3 && buf.ptr == NULL && buf.len == 0 && buf.owner == NULL);
    CHECK(no_leaks());
}

static void check_text_check(void) {
    static const ftk_buf_owner trusted = {sizeof(ftk_buf_owner), FTK_BUF_UTF8, release_foreign};
    static const ftk_buf_owner unknown = {sizeof(ftk_buf_owner), ~(uint32_t)FTK_BUF_UTF8, release_foreign};
    char text[] = "caf\xe9";
    ftk_buf buf = {text, 4, 5, NULL};
    CHECK_STATUS(ftk_buf_text_check(&buf), FTK_E_UTF8);
    buf.owner = &unknown;
    CHECK_STATUS(ftk_buf_text_check(&buf), FTK_E_UTF8);
    buf.owner = &trusted;
    CHECK_STATUS(ftk_buf_text_check(&buf), FTK_OK);
    buf.ptr = NULL;
    CHECK_STATUS(ftk_buf_text_check(&buf), FTK_E_INVALID);
}

void suite_alloc(void) {
    ftk_leaks small = {8, 0, 0, 0, 0, 0};
    CHECK_STATUS(ftk_leaks_read(NULL), FTK_E_INVALID);
    CHECK_STATUS(ftk_leaks_read(&small), FTK_E_INVALID);
    CHECK(ftk_alloc(SIZE_MAX) == NULL && ftk_alloc((size_t)PTRDIFF_MAX + 1) == NULL);
    for (size_t size = 0; size < 300; size++) {
        unsigned char *block = (unsigned char *)(size % 2 != 0 ? ftk_alloc(size) : ftk_alloc_zeroed(size));
        CHECK(block != NULL && (uintptr_t)block % 16 == 0 && read_leaks().allocations == 1);
        for (size_t i = 0; size % 2 == 0 && i < size; i++) CHECK(block[i] == 0);
        memset(block, 0xff, size);
        ftk_free(block, size);
    }
    ftk_free(NULL, 10);
    CHECK(no_leaks());

    (void)ftk_fail_allocation(2, 0);
    void *first = ftk_alloc(1);
    CHECK(first != NULL && ftk_alloc(1) == NULL);
    ftk_free(first, 1);
    first = ftk_alloc(1);
    ftk_free(first, 1);
    CHECK(first != NULL && ftk_fail_allocation(1, 1) == 3);
    CHECK(ftk_alloc(1) == NULL && ftk_alloc(1) == NULL);
    CHECK(ftk_fail_allocation(0, 0) == 2);

    ftk_buf buf = {NULL, 7, 7, NULL};
    CHECK_STATUS(ftk_buf_copy(&buf, "hello", 5, 1), FTK_OK);
    CHECK(buf.len == 5 && memcmp(buf.ptr, "hello", 6) == 0 && read_leaks().owners == 1);
    ftk_buf_release(&buf);
    CHECK(buf.owner == NULL);
    ftk_buf_release(&buf);
    ftk_buf_release(NULL);
    CHECK_STATUS(ftk_buf_copy(&buf, NULL, 0, 8), FTK_OK);
    CHECK(buf.len == 0 && ((const char *)buf.ptr)[0] == 0);
    ftk_buf_release(&buf);
    CHECK_STATUS(ftk_buf_copy(&buf, NULL, 1, 1), FTK_E_INVALID);
    CHECK_STATUS(ftk_buf_copy(NULL, "", 0, 1), FTK_E_INVALID);
    CHECK_STATUS(ftk_buf_alloc(NULL, 1, 1), FTK_E_INVALID);
    CHECK_STATUS(ftk_buf_alloc(&buf, SIZE_MAX / 2, 4), FTK_E_NO_MEMORY);
    CHECK_STATUS(ftk_buf_alloc(&buf, SIZE_MAX, 1), FTK_E_NO_MEMORY);
    CHECK(buf.ptr == NULL && buf.owner == NULL);
    CHECK_STATUS(ftk_buf_alloc(&buf, 10, 8), FTK_OK);
    CHECK(buf.len == 10 && (uintptr_t)buf.ptr % 16 == 0);
    ftk_buf_release(&buf);
    check_terminate();
    check_text_check();
    CHECK(no_leaks());
}

/* Releases leave a trail of letters. */
static char trail[64];
static void leave_letter(void *value) {
    size_t end = strlen(trail);
    CHECK(end + 1 < sizeof trail);
    trail[end] = *(const char *)value;
    trail[end + 1] = 0;
}

static void check_arena_limits(void) {
    ftk_str text = {"x", 1};
    ftk_arena *arena = ftk_arena_new(NULL);
    CHECK(arena != NULL && read_leaks().owners == 1);
    CHECK(ftk_arena_alloc(arena, 8, 0) == NULL && ftk_arena_alloc(arena, 8, 3) == NULL &&
          ftk_arena_alloc(arena, 8, 32) == NULL);
    CHECK(ftk_arena_alloc(NULL, 8, 8) == NULL && ftk_arena_alloc(arena, SIZE_MAX, 1) == NULL);
    CHECK(ftk_arena_alloc(arena, (size_t)PTRDIFF_MAX, 16) == NULL && ftk_arena_alloc(arena, SIZE_MAX - 20, 8) == NULL);
    CHECK(ftk_arena_array(arena, SIZE_MAX / 8, 16, 8) == NULL && ftk_arena_array(arena, SIZE_MAX, SIZE_MAX, 8) == NULL);
    CHECK(ftk_arena_array(arena, 0, 16, 8) != NULL && ftk_arena_array(arena, 5, 0, 8) != NULL &&
          ftk_arena_alloc(arena, 0, 1) != NULL);
    CHECK_STATUS(ftk_arena_text(arena, "a", (size_t)PTRDIFF_MAX, &text), FTK_E_NO_MEMORY);
    CHECK(text.ptr == NULL && text.len == 0);
    CHECK_STATUS(ftk_arena_text(arena, NULL, 1, &text), FTK_E_INVALID);
    CHECK_STATUS(ftk_arena_text(arena, "a", 1, NULL), FTK_E_INVALID);
    CHECK_STATUS(ftk_arena_text(NULL, "a", 1, &text), FTK_E_INVALID);
    CHECK_STATUS(ftk_arena_text(arena, NULL, 0, &text), FTK_OK);
    CHECK(text.ptr != NULL && text.ptr[0] == 0);
    CHECK_STATUS(ftk_arena_adopt(arena, &text, NULL), FTK_E_INVALID);
    CHECK_STATUS(ftk_arena_adopt(NULL, &text, leave_letter), FTK_E_INVALID);
    CHECK_STATUS(ftk_arena_handle(arena, NULL, leave_letter), FTK_E_INVALID);
    ftk_arena_drop(arena);
    ftk_arena_drop(NULL);
    CHECK(ftk_arena_finish(NULL) == NULL);
}

/* A function that lends what it has: no block, no owner that counts; one that is used after all is a graph like others. */
static void check_arena_unused(void) {
    static ftk_arena_hint hint;
    static char letter = 'a';
    ftk_str text;
    CHECK(read_leaks().allocations == 0 && read_leaks().owners == 0);
    ftk_owner_release(ftk_arena_finish(ftk_arena_new(&hint)));
    ftk_arena *arena = ftk_arena_new(&hint);
    ftk_arena *inner = ftk_arena_new(&hint);
    CHECK(arena != NULL && inner != NULL && arena != inner && read_leaks().allocations == 1 && read_leaks().owners == 1);
    ftk_arena_drop(inner);
    CHECK(ftk_arena_array(arena, 0, 16, 8) != NULL && read_leaks().allocations == 0);
    ftk_owner *owner = ftk_arena_finish(arena);
    CHECK(owner != NULL && read_leaks().owners == 0);
    ftk_owner_retain(owner);
    ftk_owner_release(owner);
    ftk_owner_release(owner);

    trail[0] = 0;
    arena = ftk_arena_new(&hint);
    CHECK_STATUS(ftk_arena_text(arena, "kept", 4, &text), FTK_OK);
    CHECK_STATUS(ftk_arena_adopt(arena, &letter, leave_letter), FTK_OK);
    CHECK(ftk_arena_alloc(arena, 5000, 16) != NULL);
    owner = ftk_arena_finish(arena);
    CHECK(strcmp(text.ptr, "kept") == 0 && read_leaks().owners == 1);
    arena = ftk_arena_new(&hint);
    CHECK(arena != NULL && (ftk_owner *)(void *)arena != owner);
    ftk_arena_drop(arena);
    ftk_owner_retain(owner);
    ftk_owner_release(owner);
    CHECK(trail[0] == 0 && strcmp(text.ptr, "kept") == 0);
    ftk_owner_release(owner);
    CHECK(strcmp(trail, "a") == 0 && read_leaks().allocations == 0 && read_leaks().owners == 0);

    for (int round = 0; round < 2; round++) ftk_owner_release(ftk_arena_finish(ftk_arena_new(&hint)));
    arena = ftk_arena_new(&hint);
    CHECK_STATUS(ftk_arena_adopt(arena, &letter, leave_letter), FTK_OK);
    ftk_arena_drop(arena);
    CHECK(strcmp(trail, "aa") == 0 && read_leaks().allocations == 0 && read_leaks().owners == 0);
}

static void check_arena_release_order(void) {
    static char letters[] = "abchijk";
    ftk_arena *arena = ftk_arena_new(NULL);
    trail[0] = 0;
    void **slots = (void **)ftk_arena_array(arena, 4, sizeof(void *), sizeof(void *));
    CHECK(slots != NULL);
    for (int i = 0; i < 3; i++) CHECK_STATUS(ftk_arena_adopt(arena, &letters[i], leave_letter), FTK_OK);
    for (int i = 0; i < 4; i++) {
        slots[i] = &letters[3 + i];
        CHECK_STATUS(ftk_arena_handle(arena, &slots[i], leave_letter), FTK_OK);
    }
    ftk_owner *owner = ftk_arena_finish(arena);
    ftk_owner_retain(owner);
    ftk_owner_release(owner);
    CHECK(trail[0] == 0);
    slots[1] = NULL; /* taken out by the consumer */
    ftk_owner_release(owner);
    CHECK(strcmp(trail, "kjhcba") == 0);

    arena = ftk_arena_new(NULL);
    trail[0] = 0;
    CHECK_STATUS(ftk_arena_adopt(arena, &letters[0], leave_letter), FTK_OK);
    ftk_arena_drop(arena);
    CHECK(strcmp(trail, "a") == 0);
}

/* Blocks of random size and alignment are disjoint, aligned and zero. */
static void fill_arena(ftk_arena_hint *hint, uint64_t seed, size_t count) {
    enum { MOST = 400 };
    unsigned char *blocks[MOST];
    size_t sizes[MOST];
    ftk_arena *arena = ftk_arena_new(hint);
    for (size_t i = 0; i < count; i++) {
        uint64_t dice = next_random(&seed);
        size_t align = (size_t)1 << (dice % 5);
        sizes[i] = (size_t)(dice >> 8) % (dice % 7 == 0 ? 5000 : 60);
        blocks[i] = (unsigned char *)ftk_arena_alloc(arena, sizes[i], align);
        CHECK(blocks[i] != NULL && (uintptr_t)blocks[i] % align == 0);
        for (size_t k = 0; k < sizes[i]; k++) CHECK(blocks[i][k] == 0);
        memset(blocks[i], (int)(i % 255) + 1, sizes[i]);
    }
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < sizes[i]; k++) CHECK(blocks[i][k] == (unsigned char)(i % 255 + 1));
    }
    ftk_owner_release(ftk_arena_finish(arena));
}

void suite_arena(void) {
    static ftk_arena_hint hint;
    check_arena_limits();
    check_arena_unused();
    check_arena_release_order();
    for (uint64_t seed = 1; seed <= 30; seed++)
        fill_arena(seed % 2 != 0 ? &hint : NULL, seed * 77, 10 + (size_t)seed * 13);
    CHECK(hint.bytes > 1000);
    uint32_t learned = hint.bytes;

    /* What was learned makes one block of the next graph of that size, and is forgotten when graphs get small. */
    ftk_arena *arena = ftk_arena_new(&hint);
    CHECK(ftk_arena_alloc(arena, learned / 2, 1) != NULL && read_leaks().allocations == 1);
    ftk_owner_release(ftk_arena_finish(arena));
    arena = ftk_arena_new(&hint);
    CHECK(ftk_arena_alloc(arena, 10, 1) != NULL);
    ftk_owner_release(ftk_arena_finish(arena));
    CHECK(hint.bytes < 100);
    CHECK(no_leaks());

    for (size_t len = 0; len < 70; len++) {
        char source[80];
        ftk_str text;
        arena = ftk_arena_new(NULL);
        memset(source, 'a' + (int)(len % 26), sizeof source);
        CHECK_STATUS(ftk_arena_text(arena, source, len, &text), FTK_OK);
        CHECK(text.len == len && memcmp(text.ptr, source, len) == 0 && text.ptr[len] == 0);
        ftk_arena_drop(arena);
    }
    CHECK(no_leaks());
}
