/* Error objects: counted, reached through their own vtable, so that copies of the runtime never mix. What every handler asks for stands at
 * their beginning. */
#ifndef FTK_ERROR_H
#define FTK_ERROR_H

#include "owner.h"

FTK_BEGIN

typedef struct ftk_error ftk_error;

/* One remark of a language frame that the error passed through. All text lives as long as the error. */
typedef struct ftk_note {
    ftk_str language; /* "rust", "cpp", "c", "ts" */
    ftk_str function;
    ftk_str text;
} ftk_note;

/* Size-prefixed: a slot past `size` is absent and reads as empty. Text and payload live as long as the error. Any thread. */
typedef struct ftk_error_vt {
    uint32_t size;
    uint32_t flags;
    void (*retain)(ftk_error *error);
    void (*release)(ftk_error *error);
    int32_t (*status)(const ftk_error *error);
    void (*domain)(const ftk_error *error, ftk_str *out);
    void (*message)(const ftk_error *error, ftk_str *out);
    const void *(*payload)(const ftk_error *error);   /* the generated payload struct of (domain, code), or NULL */
    ftk_error *(*cause)(const ftk_error *error);      /* borrowed, or NULL */
    size_t (*note_count)(const ftk_error *error);
    void (*note)(const ftk_error *error, size_t index, ftk_note *out);
    int32_t (*add_note)(ftk_error *error, const ftk_note *note); /* copies */
    void *(*origin)(const ftk_error *error, const void *kind);   /* the exception object of that kind, borrowed, or NULL */
} ftk_error_vt;

/* The beginning of every error object. It does not change after the object was made. */
struct ftk_error {
    const ftk_error_vt *vt;
    int32_t status;
    uint32_t reserved;
    ftk_str domain;
    const void *payload;
    const void *origin_kind; /* of the exception object behind it, or NULL */
};

/* The exception object of a language behind an error, so that it can be thrown again as the very same object.
 * `kind` is the address of a variable of the language bridge that made it. */
typedef struct ftk_origin {
    const void *kind;
    void *object;
    void (*release)(void *object);
} ftk_origin;

/* What a new error is made of. Everything is copied, except: cause (one reference is taken over), payload (kept alive by payload_owner,
 * whose reference is taken over) and origin.object (taken over). */
typedef struct ftk_error_init {
    int32_t status;        /* FTK_E_... or FTK_STATUS_OF_CODE(code) */
    uint32_t reserved;
    ftk_str domain;        /* empty for errors of the runtime */
    ftk_str message;       /* empty: the text of the status */
    const void *payload;
    ftk_owner *payload_owner;
    ftk_error *cause;
    ftk_origin origin;
} ftk_error_init;

/* A new error with one reference. Never NULL: when out of memory a static error with FTK_E_NO_MEMORY is returned, and what was to be
 * taken over is released. Any thread. */
FTK_API ftk_error *ftk_error_new(const ftk_error_init *init) FTK_NOEXCEPT;

/* What all errors of one declared case have in common. In static storage. */
typedef struct ftk_error_case {
    int32_t status;        /* FTK_STATUS_OF_CODE(code) */
    uint32_t reserved;
    ftk_str domain;
    ftk_str message;       /* followed by a NUL; what is said when `describe` is NULL or cannot say more */
    /* Writes the first `room` bytes of the text of an error of this case and returns the length of all of it; 0 when it cannot, then
     * `message` is said. A text above some hundred bytes is cut when there is no memory for it. Any thread. */
    size_t (*describe)(const ftk_error *error, char *out, size_t room);
} ftk_error_case;

/* A new error of a declared case: nothing is copied, and `describe` runs when the message is asked for. `*payload` receives `size` zeroed
 * bytes inside the error (a multiple of 8; 0: none), which the caller fills before anybody else sees the error; what is written there must
 * not own anything. Never NULL, as ftk_error_new; then `*payload` is NULL. Any thread. */
FTK_API ftk_error *ftk_error_declared(const ftk_error_case *declared, size_t size, void **payload) FTK_NOEXCEPT;
/* The same with a payload that `payload_owner` keeps alive, or with a cause, or with neither. Both references are taken over. */
FTK_API ftk_error *ftk_error_declared_with(const ftk_error_case *declared, const void *payload, ftk_owner *payload_owner,
                                           ftk_error *cause) FTK_NOEXCEPT;

/* Puts a runtime error into `err` when the caller wants one, and returns `status`. `message` may be empty. */
FTK_API int32_t ftk_fail(ftk_error **err, int32_t status, ftk_str message) FTK_NOEXCEPT;
/* The same with printf-style text (truncated at 255 bytes, cut at a character boundary). */
#if defined(__GNUC__)
__attribute__((format(printf, 3, 4)))
#endif
FTK_API int32_t ftk_failf(ftk_error **err, int32_t status, const char *format, ...) FTK_NOEXCEPT;

/* Called for each error that nobody can receive: dropped ones (err == NULL), late errors of close. Outside locks, never re-entered. */
typedef void (*ftk_error_hook)(void *ctx, const ftk_error *error);
/* Installs the hook of this copy of the runtime; NULL removes it. Any thread. */
FTK_API void ftk_set_error_hook(ftk_error_hook hook, void *ctx) FTK_NOEXCEPT;
/* Reports to the hook. The reference stays the caller's. */
FTK_API void ftk_report(const ftk_error *error) FTK_NOEXCEPT;

#define FTK_VT_HAS(vt, type, slot) ((vt)->size >= offsetof(type, slot) + sizeof((vt)->slot))

static inline void ftk_error_retain(ftk_error *error) FTK_NOEXCEPT {
    if (error != NULL) error->vt->retain(error);
}
static inline void ftk_error_release(ftk_error *error) FTK_NOEXCEPT {
    if (error != NULL) error->vt->release(error);
}
/* Releases *error and clears it; fits FTK_SCOPED. */
static inline void ftk_error_dispose(ftk_error **error) FTK_NOEXCEPT {
    if (error != NULL && *error != NULL) {
        (*error)->vt->release(*error);
        *error = NULL;
    }
}
static inline int32_t ftk_error_status(const ftk_error *error) FTK_NOEXCEPT {
    return error->status;
}
/* The declared code (1..999999), or 0 for errors of the runtime. */
static inline int32_t ftk_error_code(const ftk_error *error) FTK_NOEXCEPT {
    int32_t status = error->status;
    return status <= FTK_STATUS_DECLARED ? FTK_CODE_OF_STATUS(status) : 0;
}
static inline ftk_str ftk_error_domain(const ftk_error *error) FTK_NOEXCEPT {
    return error->domain;
}
static inline ftk_str ftk_error_message(const ftk_error *error) FTK_NOEXCEPT {
    ftk_str out = {NULL, 0};
    error->vt->message(error, &out);
    return out;
}
static inline const void *ftk_error_payload(const ftk_error *error) FTK_NOEXCEPT {
    return error->payload;
}
static inline ftk_error *ftk_error_cause(const ftk_error *error) FTK_NOEXCEPT {
    return error->vt->cause(error);
}
static inline size_t ftk_error_note_count(const ftk_error *error) FTK_NOEXCEPT {
    return FTK_VT_HAS(error->vt, ftk_error_vt, note_count) ? error->vt->note_count(error) : 0;
}
static inline ftk_note ftk_error_note(const ftk_error *error, size_t index) FTK_NOEXCEPT {
    ftk_note out = {{NULL, 0}, {NULL, 0}, {NULL, 0}};
    if (FTK_VT_HAS(error->vt, ftk_error_vt, note)) error->vt->note(error, index, &out);
    return out;
}
static inline int32_t ftk_error_add_note(ftk_error *error, const ftk_note *note) FTK_NOEXCEPT {
    return FTK_VT_HAS(error->vt, ftk_error_vt, add_note) ? error->vt->add_note(error, note) : FTK_E_UNSUPPORTED;
}
static inline void *ftk_error_origin(const ftk_error *error, const void *kind) FTK_NOEXCEPT {
    if (error->origin_kind != kind || kind == NULL) return NULL;
    return FTK_VT_HAS(error->vt, ftk_error_vt, origin) ? error->vt->origin(error, kind) : NULL;
}

FTK_END_C

#endif
