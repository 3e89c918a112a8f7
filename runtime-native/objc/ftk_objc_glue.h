/* What generated Objective-C sources are made of: memory for arguments, reading and writing of values, the ends of calls. Not for users. */
#ifndef FTK_OBJC_GLUE_H
#define FTK_OBJC_GLUE_H

#import "ftk_objc.h"

/* Reference counting, by the compiler or by hand. */
#if FTK_HAS(objc_arc)
#define FTK_RETAIN(object) (object)
#define FTK_RELEASE(object) ((void)(object))
#define FTK_AUTORELEASE(...) (__VA_ARGS__)
#define FTK_SUPER_DEALLOC ((void)0)
#define FTK_DISCARD(object) ((object) = nil)
#define FTK_SET(place, ...) ((place) = (__VA_ARGS__))
#define FTK_SET_COPY(place, ...) ((place) = [(__VA_ARGS__) copy])
#define FTK_GIVE(object) ((__bridge_retained void *)(object))
#define FTK_DROP(pointer) ((void)(__bridge_transfer id)(pointer))
#else
#define FTK_RETAIN(object) [(object) retain]
#define FTK_RELEASE(object) [(object) release]
#define FTK_AUTORELEASE(...) [(__VA_ARGS__) autorelease]
#define FTK_SUPER_DEALLOC [super dealloc]
#define FTK_DISCARD(object) ([(object) release], (object) = nil)
#define FTK_SET(place, ...) FTKAssign((id *)&(place), [(__VA_ARGS__) retain])
#define FTK_SET_COPY(place, ...) FTKAssign((id *)&(place), [(__VA_ARGS__) copy])
#define FTK_GIVE(object) ((void *)[(object) retain])
#define FTK_DROP(pointer) [(id)(pointer) release]
static inline void FTKAssign(id *place, id object) {
    id before = *place;
    *place = object;
    [before release];
}
#endif

/* ---- memory of a call, and of results of callbacks ---- */

struct FTKChunk;
struct FTKMove;

/* Where values are written on their way to the other side. On the stack of one call; not shared between threads. */
typedef struct FTKSink {
    const ftk_api *peer; /* the table that will be called; late fields are checked against its version. NULL: no check */
    ftk_arena *arena;    /* the graph that the other side will own; NULL: memory until FTKSinkEnd */
    const char *where;   /* the argument at hand */
    const char *field;   /* the field that the other side's version cannot receive */
    uint32_t depth;
    struct FTKMove *moves;
    struct FTKChunk *chunks;
    char *at;
    char *end;
    size_t next;
    uint64_t memory[64];
} FTKSink;

FTK_EXTERN void FTKSinkBegin(FTKSink *sink, const ftk_api *peer);
/* For the result of a callback or the payload of an error. 0 or FTK_E_NO_MEMORY. */
FTK_EXTERN int32_t FTKSinkBeginGraph(FTKSink *sink);
/* Names the argument that follows. */
static inline FTKSink *FTKArgument(FTKSink *sink, const char *where) {
    sink->where = where;
    return sink;
}
/* `count` zeroed elements; NULL when out of memory. */
FTK_EXTERN void *FTKSinkArray(FTKSink *sink, size_t count, size_t size);
/* The object's handle moves with the call: FTKSinkSent takes it away from the object. `release` ends it when it went into a graph that is dropped. */
FTK_EXTERN int32_t FTKSinkMove(FTKSink *sink, FTKResource *object, void **cell, void (*release)(void *handle));
/* A handle of a shared object: borrowed in a call, one reference more in a graph. */
FTK_EXTERN int32_t FTKSinkShare(FTKSink *sink, FTKResource *object, void **cell, int32_t (*retain)(void *handle), void (*release)(void *handle));
/* Keeps the owner of an unknown case as long as the graph; FTK_E_UNSUPPORTED for what came from a parameter. */
FTK_EXTERN int32_t FTKSinkKeep(FTKSink *sink, ftk_owner *owner);
/* 1 when the other side's build of `package` is older than that. */
FTK_EXTERN int FTKSinkOlder(const FTKSink *sink, const char *package, uint32_t major, uint32_t minor, uint32_t patch);
static inline int32_t FTKSinkUnavailable(FTKSink *sink, const char *field) {
    sink->field = field;
    return FTK_E_UNAVAILABLE;
}
/* The call is about to begin. */
FTK_EXTERN void FTKSinkSent(FTKSink *sink);
FTK_EXTERN void FTKSinkEnd(FTKSink *sink);
/* The finished graph. */
FTK_EXTERN ftk_owner *FTKSinkFinish(FTKSink *sink);
/* Gives up a graph. */
FTK_EXTERN void FTKSinkDrop(FTKSink *sink);
/* The error for an argument that could not be written, unless there is one already. Returns `status`. */
FTK_EXTERN int32_t FTKSinkFail(FTKSink *sink, int32_t status, ftk_error **err);

/* How deep records and variants may be nested here. Every one of them counts, where others count only those that may contain themselves: hence
 * more than FTK_DEPTH_MAX, which the other side keeps. It ends circles. */
#define FTK_NESTED_MAX (2 * FTK_DEPTH_MAX)

/* ---- values in ---- */

/* Where values are read from. `status` is the first failure; reading goes on after it, because what moves must be taken. */
typedef struct FTKSource {
    ftk_owner *owner; /* the reader's own graph, out of which handles are taken; NULL: borrowed memory */
    int32_t status;
    uint32_t depth;
} FTKSource;

static inline void FTKSourceFail(FTKSource *from, int32_t status) {
    if (from->status == FTK_OK) from->status = status;
}

/* Reads the cell at `at` into an object; nil for none, and after a failure. Writes `value` into the cell at `at`. */
typedef id (*FTKLift)(FTKSource *from, const void *at);
typedef int32_t (*FTKLower)(FTKSink *sink, id value, void *at);

static inline BOOL FTKGetBool(FTKSource *from, uint8_t value) {
    if (FTK_UNLIKELY(value > 1)) FTKSourceFail(from, FTK_E_VALUE);
    return value != 0;
}
static inline FTKChar FTKGetChar(FTKSource *from, uint32_t value) {
    if (FTK_UNLIKELY(!ftk_char_valid(value))) FTKSourceFail(from, FTK_E_VALUE);
    return value;
}

/* Numbers as NSNumber, text as NSString, bytes as NSData. */
#define FTK_NUMBERS(X)                                                                                                        \
    X(Bool, uint8_t) X(Char, uint32_t) X(I8, int8_t) X(U8, uint8_t) X(I16, int16_t) X(U16, uint16_t) X(I32, int32_t) X(U32, uint32_t) \
        X(I64, int64_t) X(U64, uint64_t) X(Float, float) X(Double, double)
#define FTK_DECLARE_NUMBER(name, type)                            \
    FTK_EXTERN id FTKLift##name(FTKSource *from, const void *at); \
    FTK_EXTERN int32_t FTKLower##name(FTKSink *sink, id value, void *at);
FTK_NUMBERS(FTK_DECLARE_NUMBER)
#undef FTK_DECLARE_NUMBER
FTK_EXTERN id FTKLiftText(FTKSource *from, const void *at);
FTK_EXTERN int32_t FTKLowerText(FTKSink *sink, id value, void *at);
FTK_EXTERN id FTKLiftBytes(FTKSource *from, const void *at);
FTK_EXTERN int32_t FTKLowerBytes(FTKSink *sink, id value, void *at);

/* A run of elements of `size` bytes. None in a list is NSNull, in both directions. */
FTK_EXTERN id FTKLiftList(FTKSource *from, const void *ptr, size_t len, size_t size, FTKLift lift);
FTK_EXTERN int32_t FTKLowerList(FTKSink *sink, id value, size_t size, FTKLower lower, const void **ptr, size_t *len);
FTK_EXTERN int32_t FTKLowerArray(FTKSink *sink, id value, size_t count, size_t size, FTKLower lower, void *at);
/* Records of at least `first` bytes, `stride` apart. */
FTK_EXTERN id FTKLiftRows(FTKSource *from, const void *ptr, size_t len, size_t stride, size_t first, FTKLift read);
/* A run of plain elements as NSData, copied; and back, borrowed. */
FTK_EXTERN id FTKLiftRun(FTKSource *from, const void *ptr, size_t len, size_t size);
FTK_EXTERN int32_t FTKLowerRun(FTKSink *sink, id value, size_t size, const void **ptr, size_t *len);
/* Entries of `size` bytes, the value `offset` bytes behind the key. */
FTK_EXTERN id FTKLiftMap(FTKSource *from, const void *ptr, size_t len, size_t size, size_t offset, FTKLift key, FTKLift value);
FTK_EXTERN int32_t FTKLowerMap(FTKSink *sink, id map, size_t size, size_t offset, FTKLower key, FTKLower value, const void **ptr, size_t *len);
/* A value behind a pointer. `read` gets the pointer itself. */
FTK_EXTERN id FTKLiftPointer(FTKSource *from, const void *at, FTKLift read);
FTK_EXTERN int32_t FTKLowerPointer(FTKSink *sink, id value, size_t size, FTKLower fill, void *at);
/* A struct as NSValue of the encoding FTK_ENCODE(struct). */
#define FTK_ENCODE(type) @encode(struct { type value; })
FTK_EXTERN id FTKLiftStruct(const void *at, const char *encoding);
FTK_EXTERN int32_t FTKLowerStruct(id value, const char *encoding, void *at);
/* Of the given class, or FTK_E_INVALID. */
FTK_EXTERN int32_t FTKCheckClass(id value, Class wanted);
/* nil and NSNull are none. */
static inline BOOL FTKIsNone(id value) {
    return value == nil || value == (id)[NSNull null];
}
static inline id FTKNullForNone(id value) {
    return value != nil ? value : (id)[NSNull null];
}
static inline BOOL FTKEqual(id a, id b) {
    return a == b || (a != nil && [a isEqual:b]);
}
/* Text of a constant: valid UTF-8. */
FTK_EXTERN NSString *FTKTextOf(const char *ptr, size_t len);

/* Owned buffers: text is copied, bytes are adopted without a copy. The buffer is empty afterwards. */
FTK_EXTERN NSData *FTKTakeBytes(FTKSource *from, ftk_buf *buf);
/* The result of a callback as an owned buffer. */
FTK_EXTERN int32_t FTKGiveText(id value, ftk_buf *out);
FTK_EXTERN int32_t FTKGiveBytes(id value, ftk_buf *out);
FTK_EXTERN int32_t FTKGiveList(id value, size_t size, FTKLower lower, ftk_buf *out);

/* A case of a variant that this side does not know, with the graph that it lies in. */
@interface FTKUnknownCase : NSObject {
@public
    ftk_variant _cell;
    ftk_owner *_owner;
}
- (instancetype)initWithCell:(const ftk_variant *)cell owner:(ftk_owner *)owner;
@end

/* ---- errors ---- */

/* How the declared errors of one set cross; generated. */
typedef struct FTKErrorSet FTKErrorSet;
struct FTKErrorSet {
    const char *domain;
    id (*lift)(FTKSource *from, int32_t code, const void *payload);                       /* nil: nothing to say */
    int32_t (*lower)(FTKSink *sink, int32_t code, id payload, const void **out);          /* NULL in *out: nothing to say */
    const FTKErrorSet *(*inner)(int32_t code);                                            /* the embedded set, or NULL */
};

/* The error behind a failed call; `error` is given away and may be NULL, `set` may be NULL. A failure that began as an NSError of a callback is that object. */
FTK_EXTERN NSError *FTKErrorOf(int32_t status, ftk_error *error, const FTKErrorSet *set);
/* Stores it for the caller, when there is one. */
FTK_EXTERN void FTKFail(int32_t status, ftk_error *error, const FTKErrorSet *set, NSError **out);
/* Gives it to the error handler. */
FTK_EXTERN void FTKReport(int32_t status, ftk_error *error, const char *function);
/* A new error of a set; `payload` and `inner` may be nil. */
FTK_EXTERN NSError *FTKErrorMake(NSString *domain, int32_t code, NSString *message, id payload, NSError *inner);
/* Appends what a message shows of a field. */
FTK_EXTERN NSString *FTKShown(id value);
FTK_EXTERN NSString *FTKShownChar(FTKChar value);
/* What a callback failed with, for the other side. nil is an undeclared failure. Returns the status. */
FTK_EXTERN int32_t FTKGiveError(NSError *error, const FTKErrorSet *set, ftk_error **err);
FTK_EXTERN int32_t FTKGiveException(id thrown, ftk_error **err);
/* The other side handed out something that it must not: FTK_E_CONTRACT. */
FTK_EXTERN int32_t FTKBreach(int32_t status, const char *where, ftk_error **err);
FTK_EXTERN int32_t FTKUnavailable(const char *function, ftk_error **err);

/* ---- the table ---- */

/* The table of a package, connecting at the first use. `entry` is the linked <prefix>_get_api, or NULL. */
FTK_EXTERN int32_t FTKConnect(const void *volatile *table, ftk_get_api entry, const ftk_need *need, const void **out, ftk_error **err);
/* Opens a provider by path. */
FTK_EXTERN BOOL FTKLoad(NSString *path, const char *symbol, const ftk_need *need, const void *volatile *table, NSError **error);

/* The object's handle, which stays its own; NULL for nil. */
static inline void *FTKHandleOf(FTKResource *object) {
    return object != nil ? object->_ftkHandle : NULL;
}

#endif
