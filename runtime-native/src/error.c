/* Error objects. */
#include "blocks.h"
#include "ftk/error.h"
#include "ftk/handle.h"
#include "ftk/text.h"

#include <string.h>

/* ROOM_LEAST: bytes for a message that will be written, when the payload leaves no more. */
enum { NOTES_MAX = 256, ROOM_LEAST = 256 };

typedef struct note_node {
    struct note_node *next;
    size_t size;
    ftk_note note;
} note_node;

/* One block: the error, then its texts, or its payload and room for its message. */
typedef struct error_object {
    ftk_error base;
    uint32_t refs;
    uint32_t written; /* state of the message */
    size_t size;
    const ftk_error_case *declared; /* NULL: the texts are in the block */
    ftk_str message;                /* before it is written: where in the block it goes, and how many bytes are there */
    ftk_error *cause;
    /* From here on: what few errors have. */
    ftk_owner *payload_owner;
    void *origin;
    void (*origin_release)(void *object);
    note_node *notes;
    char *long_text; /* a message that the block has no room for */
    size_t long_size;
} error_object;

/* Of declared errors whose message is written when it is asked for: 0 until then, then in the state of being written. */
enum { MESSAGE_WRITING = 1, MESSAGE_WRITTEN = 2 };

static error_object *object_of(ftk_error *error) { return (error_object *)(void *)error; }
static const error_object *const_object_of(const ftk_error *error) { return (const error_object *)(const void *)error; }

/* Copies text to `at`, adds the NUL and returns the end. Bytes that are not UTF-8 become '?': every reader may rely on
 * valid text. */
static char *copy_text(char *at, ftk_str text, ftk_str *out) {
    if (text.len != 0 && at != text.ptr) memcpy(at, text.ptr, text.len);
    at[text.len] = 0;
    if (!ftk_utf8_valid(at, text.len)) {
        for (size_t i = 0; i < text.len; i++) {
            if ((unsigned char)at[i] >= 0x80) at[i] = '?';
        }
    }
    out->ptr = at;
    out->len = text.len;
    return at + text.len + 1;
}

static void error_retain(ftk_error *error) { (void)FTK_ADD_RELAXED(&object_of(error)->refs, 1u); }

static void error_release(ftk_error *error);

static void error_free_parts(error_object *object) {
    for (note_node *node = object->notes; node != NULL;) {
        note_node *next = node->next;
        ftk_free(node, node->size);
        node = next;
    }
    ftk_owner_release(object->payload_owner);
    if (object->origin_release != NULL) object->origin_release(object->origin);
    ftk_free(object->long_text, object->long_size);
}

/* Whether nothing hangs on the error. */
static inline int is_bare(const error_object *object) {
    return ((uintptr_t)object->notes | (uintptr_t)object->payload_owner | (uintptr_t)object->origin_release |
            (uintptr_t)object->long_text | (uintptr_t)object->cause) == 0;
}

/* A loop, not a recursion: chains of causes may be long. */
static __attribute__((noinline)) void release_cold(ftk_error *error) {
    while (error != NULL) {
        if (error->vt->release != error_release) {
            error->vt->release(error);
            return;
        }
        error_object *object = object_of(error);
        if (!FTK_LAST_REFERENCE(&object->refs)) return;
        error = object->cause;
        error_free_parts(object);
        ftk_block_give(object, object->size, FTK_COUNT_ERRORS);
    }
}

static int32_t error_status(const ftk_error *error) { return error->status; }
static void error_domain(const ftk_error *error, ftk_str *out) { *out = error->domain; }
static const void *error_payload(const ftk_error *error) { return error->payload; }
static ftk_error *error_cause(const ftk_error *error) { return const_object_of(error)->cause; }

size_t ftk_whole_characters(const char *text, size_t len) FTK_NOEXCEPT {
    size_t start = len;
    while (start > 0 && len - start < 3 && ((unsigned char)text[start - 1] & 0xc0) == 0x80) start--;
    if (start == 0) return len;
    unsigned char lead = (unsigned char)text[start - 1];
    size_t wanted = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
    return len - (start - 1) < wanted ? start - 1 : len;
}

/* Asks the maker for the text. It goes where there is room for it since the error was made, so that saying what failed
 * needs no memory; a text that is longer is cut when there is no memory for it. Of two threads that ask at once one
 * writes, and the other waits for the end of a copy. */
static void write_message(error_object *object) {
    char buffer[FTK_BLOCK_LARGE];
    size_t len = object->declared->describe(&object->base, buffer, sizeof buffer);
    uint32_t unwritten = 0;
    if (!FTK_CAS(&object->written, &unwritten, (uint32_t)MESSAGE_WRITING)) {
        while (FTK_LOAD(&object->written) != MESSAGE_WRITTEN) {
        }
        return;
    }
    char *at = (char *)(uintptr_t)object->message.ptr;
    size_t room = object->message.len - 1;
    ftk_str text = {buffer, len};
    if (len == 0) {
        text = object->declared->message;
        if (text.len > room) text.len = ftk_whole_characters(text.ptr, room);
    } else if (len > room) {
        object->long_size = len < PTRDIFF_MAX / 4 ? len + 1 : 0;
        object->long_text = object->long_size != 0 ? (char *)ftk_alloc(object->long_size) : NULL;
        if (object->long_text == NULL) {
            text.len = ftk_whole_characters(buffer, room);
        } else {
            at = object->long_text;
            if (len <= sizeof buffer) memcpy(at, buffer, len);
            else if (object->declared->describe(&object->base, at, len) != len) memset(at, '?', len);
            text.ptr = at;
        }
    }
    (void)copy_text(at, text, &object->message);
    FTK_STORE(&object->written, (uint32_t)MESSAGE_WRITTEN);
}

static void error_message(const ftk_error *error, ftk_str *out) {
    error_object *object = (error_object *)(uintptr_t)error;
    if (object->declared != NULL && object->declared->describe != NULL && FTK_LOAD(&object->written) != MESSAGE_WRITTEN)
        write_message(object);
    *out = object->message;
}

static size_t error_note_count(const ftk_error *error) {
    size_t count = 0;
    for (note_node *node = FTK_LOAD(&const_object_of(error)->notes); node != NULL; node = FTK_LOAD(&node->next))
        count++;
    return count;
}

static void error_note(const ftk_error *error, size_t index, ftk_note *out) {
    for (note_node *node = FTK_LOAD(&const_object_of(error)->notes); node != NULL; node = FTK_LOAD(&node->next)) {
        if (index-- == 0) {
            *out = node->note;
            return;
        }
    }
    memset(out, 0, sizeof *out);
}

static int text_ok(ftk_str text) { return text.ptr != NULL || text.len == 0; }

static int32_t error_add_note(ftk_error *error, const ftk_note *note) {
    if (note == NULL || !text_ok(note->language) || !text_ok(note->function) || !text_ok(note->text))
        return FTK_E_INVALID;
    size_t limit = PTRDIFF_MAX / 8;
    if (note->language.len > limit || note->function.len > limit || note->text.len > limit) return FTK_E_NO_MEMORY;
    size_t size = sizeof(note_node) + note->language.len + note->function.len + note->text.len + 3;
    note_node *node = (note_node *)ftk_alloc_zeroed(size);
    if (node == NULL) return FTK_E_NO_MEMORY;
    node->size = size;
    char *at = copy_text((char *)(node + 1), note->language, &node->note.language);
    at = copy_text(at, note->function, &node->note.function);
    (void)copy_text(at, note->text, &node->note.text);

    note_node **link = &object_of(error)->notes;
    for (size_t i = 0; i < NOTES_MAX; i++) {
        note_node *empty = NULL;
        if (FTK_CAS(link, &empty, node)) return FTK_OK;
        link = &empty->next;
    }
    ftk_free(node, size);
    return FTK_E_RANGE;
}

static void *error_origin(const ftk_error *error, const void *kind) {
    return error->origin_kind == kind ? const_object_of(error)->origin : NULL;
}

static const ftk_error_vt error_vt = {
    sizeof(ftk_error_vt), 0,           error_retain,     error_release, error_status,   error_domain, error_message,
    error_payload,        error_cause, error_note_count, error_note,    error_add_note, error_origin,
};

/* The short way of nearly all errors: one holder, nothing but a block. */
static void error_release(ftk_error *error) {
    error_object *object = object_of(error);
    if (FTK_LIKELY(FTK_LOAD(&object->refs) == 1 && is_bare(object))) ftk_block_give(object, object->size, FTK_COUNT_ERRORS);
    else release_cold(error);
}

static void static_retain(ftk_error *error) { (void)error; }
static int32_t static_add_note(ftk_error *error, const ftk_note *note) {
    (void)error;
    (void)note;
    return FTK_E_NO_MEMORY;
}

static const ftk_error_vt no_memory_vt = {
    sizeof(ftk_error_vt), 0,           static_retain,    static_retain, error_status,    error_domain, error_message,
    error_payload,        error_cause, error_note_count, error_note,    static_add_note, error_origin,
};

/* Never freed, never changed: the error that needs no memory. */
static error_object no_memory = {
    {&no_memory_vt, FTK_E_NO_MEMORY, 0, {"", 0}, NULL, NULL},
    1, 0, sizeof(error_object), NULL, {"out of memory", 13}, NULL, NULL, NULL, NULL, NULL, NULL, 0,
};

static ftk_error *give_up(const ftk_error_init *init) {
    ftk_owner_release(init->payload_owner);
    ftk_error_release(init->cause);
    if (init->origin.release != NULL) init->origin.release(init->origin.object);
    return &no_memory.base;
}

static inline void init_object(error_object *object, int32_t status, size_t size) {
    object->base.vt = &error_vt;
    object->base.status = status;
    object->base.reserved = 0;
    object->refs = 1;
    object->written = 0;
    object->size = size;
    object->notes = NULL;
    object->long_text = NULL;
}

ftk_error *ftk_error_new(const ftk_error_init *init) FTK_NOEXCEPT {
    static const ftk_error_init nothing = {FTK_E_INVALID, 0,    {NULL, 0}, {NULL, 0},
                                           NULL,          NULL, NULL,      {NULL, NULL, NULL}};
    if (init == NULL) init = &nothing;
    int32_t status = init->status < 0 ? init->status : FTK_E_CONTRACT;
    ftk_str domain = init->domain;
    ftk_str message = init->message;
    if (domain.ptr == NULL) domain.len = 0;
    if (message.ptr == NULL || message.len == 0) message = ftk_status_text(status);
    if (domain.len > PTRDIFF_MAX / 4 || message.len > PTRDIFF_MAX / 4) return give_up(init);
    size_t size = sizeof(error_object) + domain.len + message.len + 2;
    error_object *object = (error_object *)ftk_block_take(size, FTK_COUNT_ERRORS);
    if (object == NULL) return give_up(init);
    init_object(object, status, size);
    char *at = copy_text((char *)(object + 1), domain, &object->base.domain);
    (void)copy_text(at, message, &object->message);
    object->declared = NULL;
    object->base.payload = init->payload;
    object->payload_owner = init->payload_owner;
    object->cause = init->cause;
    object->base.origin_kind = init->origin.object != NULL ? init->origin.kind : NULL;
    object->origin = init->origin.object;
    object->origin_release = init->origin.release;
    return &object->base;
}

/* The size of an error of that case with `payload` bytes inside. */
static inline size_t declared_size(const ftk_error_case *declared, size_t payload) {
    size_t size = sizeof(error_object) + payload;
    if (declared->describe == NULL) return size;
    return size + ROOM_LEAST <= FTK_BLOCK_LARGE ? (size_t)FTK_BLOCK_LARGE : size + ROOM_LEAST;
}

/* `payload`: the bytes of it inside the block of `size` bytes. */
static inline void init_declared(error_object *object, const ftk_error_case *declared, size_t size, size_t payload) {
    init_object(object, declared->status, size);
    object->base.domain = declared->domain;
    object->base.origin_kind = NULL;
    object->message = declared->message;
    if (declared->describe != NULL) {
        object->message.ptr = (const char *)(object + 1) + payload;
        object->message.len = size - sizeof(error_object) - payload;
    }
    object->declared = declared;
    object->origin = NULL;
    object->origin_release = NULL;
}

static inline ftk_error *with_payload(error_object *object, const ftk_error_case *declared, size_t size, void **payload) {
    init_declared(object, declared, declared_size(declared, size), size);
    /* There are few; volatile, because the compiler would make a memset of it, which is slow for few. */
    volatile uint64_t *word = (volatile uint64_t *)(void *)(object + 1);
    for (size_t i = 0; i < size / 8; i++) word[i] = 0;
    void *words = object + 1;
    *payload = words;
    object->base.payload = size != 0 ? words : NULL;
    object->payload_owner = NULL;
    object->cause = NULL;
    return &object->base;
}

static __attribute__((noinline)) ftk_error *declared_cold(const ftk_error_case *declared, size_t size, void **payload) {
    error_object *object = NULL;
    if (size < PTRDIFF_MAX / 2)
        object = (error_object *)ftk_block_take_cold(declared_size(declared, size), FTK_COUNT_ERRORS);
    if (object != NULL) return with_payload(object, declared, size, payload);
    *payload = NULL;
    return &no_memory.base;
}

/* Without a call on the short way. */
ftk_error *ftk_error_declared(const ftk_error_case *declared, size_t size, void **payload) FTK_NOEXCEPT {
    error_object *object = NULL;
    if (FTK_LIKELY(size <= FTK_BLOCK_LARGE - sizeof(error_object)))
        object = (error_object *)ftk_block_spare(declared_size(declared, size), FTK_COUNT_ERRORS);
    if (FTK_UNLIKELY(object == NULL)) return declared_cold(declared, size, payload);
    return with_payload(object, declared, size, payload);
}

ftk_error *ftk_error_declared_with(const ftk_error_case *declared, const void *payload, ftk_owner *payload_owner,
                                   ftk_error *cause) FTK_NOEXCEPT {
    size_t size = declared_size(declared, 0);
    error_object *object = (error_object *)ftk_block_take(size, FTK_COUNT_ERRORS);
    if (object == NULL) {
        ftk_owner_release(payload_owner);
        ftk_error_release(cause);
        return &no_memory.base;
    }
    init_declared(object, declared, size, 0);
    object->base.payload = payload;
    object->payload_owner = payload_owner;
    object->cause = cause;
    return &object->base;
}
