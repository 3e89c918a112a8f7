/* Memory for values on their way out: of one call on the stack first, or a graph that the other side will own. */
#import "ftk_objc_glue.h"

#include <string.h>

typedef struct FTKChunk {
    struct FTKChunk *next;
    size_t bytes;
} FTKChunk;

/* A handle that moves with the call. */
typedef struct FTKMove {
    struct FTKMove *next;
    void **slot;
} FTKMove;

static void begin(FTKSink *sink) {
    sink->peer = NULL;
    sink->arena = NULL;
    sink->where = "";
    sink->field = NULL;
    sink->depth = 0;
    sink->moves = NULL;
    sink->chunks = NULL;
    sink->at = (char *)sink->memory;
    sink->end = (char *)sink->memory + sizeof sink->memory;
    sink->next = 4096;
}

void FTKSinkBegin(FTKSink *sink, const ftk_api *peer) {
    begin(sink);
    sink->peer = peer;
}

int32_t FTKSinkBeginGraph(FTKSink *sink) {
    begin(sink);
    sink->arena = ftk_arena_new(NULL);
    return sink->arena != NULL ? FTK_OK : FTK_E_NO_MEMORY;
}

static BOOL grow(FTKSink *sink, size_t bytes) {
    const size_t head = (sizeof(FTKChunk) + 15) & ~(size_t)15;
    size_t size = head + (bytes > sink->next ? bytes : sink->next);
    FTKChunk *chunk = ftk_alloc(size);
    if (chunk == NULL) return NO;
    chunk->next = sink->chunks;
    chunk->bytes = size;
    sink->chunks = chunk;
    sink->at = (char *)chunk + head;
    sink->end = (char *)chunk + size;
    if (sink->next < ((size_t)1 << 20)) sink->next *= 2;
    return YES;
}

void *FTKSinkArray(FTKSink *sink, size_t count, size_t size) {
    if (sink->arena != NULL) return ftk_arena_array(sink->arena, count, size, 16);
    if (size != 0 && count > (SIZE_MAX / 2 - 64) / size) return NULL;
    size_t bytes = (count * size + 15) & ~(size_t)15;
    if (bytes > (size_t)(sink->end - sink->at) && !grow(sink, bytes)) return NULL;
    char *place = sink->at;
    sink->at += bytes;
    return memset(place, 0, bytes);
}

int32_t FTKSinkMove(FTKSink *sink, FTKResource *object, void **cell, void (*release)(void *handle)) {
    *cell = object->_ftkHandle;
    if (*cell == NULL) return FTK_E_NULL_HANDLE;
    if (sink->arena != NULL) {
        int32_t status = ftk_arena_handle(sink->arena, cell, release);
        if (status == FTK_OK) object->_ftkHandle = NULL;
        return status;
    }
    FTKMove *move = FTKSinkArray(sink, 1, sizeof(FTKMove));
    if (move == NULL) return FTK_E_NO_MEMORY;
    move->next = sink->moves;
    move->slot = &object->_ftkHandle;
    sink->moves = move;
    return FTK_OK;
}

int32_t FTKSinkShare(FTKSink *sink, FTKResource *object, void **cell, int32_t (*retain)(void *handle), void (*release)(void *handle)) {
    *cell = object->_ftkHandle;
    if (*cell == NULL) return FTK_E_NULL_HANDLE;
    if (sink->arena == NULL) return FTK_OK;
    int32_t status = retain(*cell);
    if (status != FTK_OK) return status;
    status = ftk_arena_handle(sink->arena, cell, release);
    if (status != FTK_OK) release(*cell);
    return status;
}

static void release_owner(void *owner) {
    ftk_owner_release(owner);
}

int32_t FTKSinkKeep(FTKSink *sink, ftk_owner *owner) {
    if (sink->arena == NULL) return FTK_OK;
    if (owner == NULL) return FTK_E_UNSUPPORTED;
    ftk_owner_retain(owner);
    int32_t status = ftk_arena_adopt(sink->arena, owner, release_owner);
    if (status != FTK_OK) ftk_owner_release(owner);
    return status;
}

int FTKSinkOlder(const FTKSink *sink, const char *package, uint32_t major, uint32_t minor, uint32_t patch) {
    const ftk_api *peer = sink->peer;
    if (peer == NULL || peer->package.len != strlen(package) || memcmp(peer->package.ptr, package, peer->package.len) != 0) return 0;
    return !ftk_api_at_least(peer, major, minor, patch);
}

void FTKSinkSent(FTKSink *sink) {
    for (FTKMove *move = sink->moves; move != NULL; move = move->next) *move->slot = NULL;
}

void FTKSinkEnd(FTKSink *sink) {
    while (sink->chunks != NULL) {
        FTKChunk *next = sink->chunks->next;
        ftk_free(sink->chunks, sink->chunks->bytes);
        sink->chunks = next;
    }
}

ftk_owner *FTKSinkFinish(FTKSink *sink) {
    ftk_owner *owner = ftk_arena_finish(sink->arena);
    sink->arena = NULL;
    return owner;
}

void FTKSinkDrop(FTKSink *sink) {
    ftk_arena_drop(sink->arena);
    sink->arena = NULL;
}

int32_t FTKSinkFail(FTKSink *sink, int32_t status, ftk_error **err) {
    if (*err != NULL) return status;
    if (status == FTK_E_UNAVAILABLE && sink->field != NULL) {
        return ftk_failf(err, status, "%s is not available in the version of the provider", sink->field);
    }
    return ftk_check_fail(err, status, sink->where);
}
