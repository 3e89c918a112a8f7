/* Errors in both directions, the error handler, and the connection to a provider. */
#import "ftk_objc_glue.h"

#include <string.h>

NSString *const FTKErrorDomain = @"ftk";
NSString *const FTKErrorPayloadKey = @"FTKErrorPayload";
NSString *const FTKErrorNotesKey = @"FTKErrorNotes";
NSString *const FTKErrorExceptionKey = @"FTKErrorException";

/* In userInfo: the native error that an NSError was made from. */
static NSString *const nativeKey = @"FTKErrorNative";

/* Its address says: the origin of a native error is an NSError of this bridge. */
static const char originKind = 0;

@interface FTKNativeError : NSObject {
@public
    ftk_error *_error;
}
- (instancetype)initWithError:(ftk_error *)error;
@end

@implementation FTKNativeError
- (instancetype)initWithError:(ftk_error *)error {
    self = [super init];
    if (self != nil) _error = error;
    return self;
}
- (void)dealloc {
    ftk_error_release(_error);
    FTK_SUPER_DEALLOC;
}
@end

/* Text that a message shows: broken text is left out rather than refused. */
static NSString *text_of(ftk_str text) {
    return ftk_utf8_valid(text.ptr, text.len) ? FTKTextOf(text.ptr, text.len) : @"";
}

static NSArray *notes_of(const ftk_error *error) {
    size_t count = ftk_error_note_count(error);
    if (count == 0) return nil;
    NSMutableArray *notes = [NSMutableArray arrayWithCapacity:count];
    for (size_t i = 0; i < count; i++) {
        ftk_note note = ftk_error_note(error, i);
        [notes addObject:[NSString stringWithFormat:@"%@: %@: %@", text_of(note.language), text_of(note.function), text_of(note.text)]];
    }
    return notes;
}

static NSError *from_native(ftk_error *error, const FTKErrorSet *set, unsigned depth);

/* Takes over one reference. */
static NSMutableDictionary *info_of(ftk_error *error, unsigned depth, const FTKErrorSet *inner) {
    NSMutableDictionary *info = [NSMutableDictionary dictionary];
    [info setObject:text_of(ftk_error_message(error)) forKey:NSLocalizedDescriptionKey];
    NSArray *notes = notes_of(error);
    if (notes != nil) [info setObject:notes forKey:FTKErrorNotesKey];
    ftk_error *cause = ftk_error_cause(error);
    if (cause != NULL && depth < 16) {
        ftk_error_retain(cause);
        [info setObject:from_native(cause, inner, depth + 1) forKey:NSUnderlyingErrorKey];
    }
    FTKNativeError *native = [[FTKNativeError alloc] initWithError:error];
    [info setObject:native forKey:nativeKey];
    FTK_RELEASE(native);
    return info;
}

/* Takes over one reference. */
static NSError *from_native(ftk_error *error, const FTKErrorSet *set, unsigned depth) {
    void *origin = ftk_error_origin(error, &originKind);
    if (origin != NULL) {
        NSError *same = FTK_AUTORELEASE(FTK_RETAIN((__bridge NSError *)origin));
        ftk_error_release(error);
        return same;
    }
    int32_t status = ftk_error_status(error);
    if (status > FTK_STATUS_DECLARED) return [NSError errorWithDomain:FTKErrorDomain code:status userInfo:info_of(error, depth, NULL)];
    int32_t code = FTK_CODE_OF_STATUS(status);
    ftk_str domain = ftk_error_domain(error);
    BOOL known = set != NULL && domain.len == strlen(set->domain) && memcmp(domain.ptr, set->domain, domain.len) == 0;
    id payload = nil;
    if (known && set->lift != NULL) {
        FTKSource from = {NULL, FTK_OK, 0};
        payload = set->lift(&from, code, ftk_error_payload(error));
        if (from.status != FTK_OK) {
            ftk_error *broken = NULL;
            (void)FTKBreach(from.status, set->domain, &broken);
            ftk_error_release(error);
            return from_native(broken, NULL, depth);
        }
    }
    NSString *name = text_of(domain);
    NSMutableDictionary *info = info_of(error, depth, known && set->inner != NULL ? set->inner(code) : NULL);
    if (payload != nil) [info setObject:payload forKey:FTKErrorPayloadKey];
    return [NSError errorWithDomain:name code:code userInfo:info];
}

NSError *FTKErrorOf(int32_t status, ftk_error *error, const FTKErrorSet *set) {
    if (error == NULL) (void)ftk_fail(&error, status, (ftk_str){NULL, 0});
    return from_native(error, set, 0);
}

void FTKFail(int32_t status, ftk_error *error, const FTKErrorSet *set, NSError **out) {
    if (out == NULL) ftk_error_release(error);
    else *out = FTKErrorOf(status, error, set);
}

/* ---- the error handler ---- */

static void log_error(NSError *error, NSString *function, void *context) {
    (void)context;
    NSLog(@"%@ failed: %@", function != nil ? function : @"a call", [error localizedDescription]);
}

static FTKErrorHandler volatile handlerNow = log_error;
static void *volatile handlerContext = NULL;

static void report_native(void *ctx, const ftk_error *error) {
    (void)ctx;
    FTK_POOL_BEGIN
    ftk_error *kept = (ftk_error *)(uintptr_t)error;
    ftk_error_retain(kept);
    handlerNow(from_native(kept, NULL, 0), nil, handlerContext);
    FTK_POOL_END
}

void FTKSetErrorHandler(FTKErrorHandler handler, void *context) {
    handlerContext = context;
    handlerNow = handler != NULL ? handler : log_error;
    ftk_set_error_hook(handler != NULL ? report_native : NULL, NULL);
}

void FTKReport(int32_t status, ftk_error *error, const char *function) {
    handlerNow(FTKErrorOf(status, error, NULL), [NSString stringWithUTF8String:function], handlerContext);
}

/* ---- errors that are made here ---- */

NSError *FTKErrorMake(NSString *domain, int32_t code, NSString *message, id payload, NSError *inner) {
    NSMutableDictionary *info = [NSMutableDictionary dictionaryWithObject:message forKey:NSLocalizedDescriptionKey];
    if (payload != nil) [info setObject:payload forKey:FTKErrorPayloadKey];
    if (inner != nil) [info setObject:inner forKey:NSUnderlyingErrorKey];
    return [NSError errorWithDomain:domain code:code userInfo:info];
}

NSString *FTKShown(id value) {
    return FTKIsNone(value) ? @"" : [value description];
}

NSString *FTKShownChar(FTKChar value) {
    unichar units[2] = {(unichar)value, 0};
    if (!ftk_char_valid(value)) return @"";
    if (value < 0x10000) return FTK_AUTORELEASE([[NSString alloc] initWithCharacters:units length:1]);
    units[0] = (unichar)(0xd7c0 + (value >> 10));
    units[1] = (unichar)(0xdc00 + (value & 0x3ff));
    return FTK_AUTORELEASE([[NSString alloc] initWithCharacters:units length:2]);
}

static void release_origin(void *object) {
    FTK_DROP(object);
}

static void release_error(void *error) {
    ftk_error_release(error);
}

/* A native error that stands for `error`, which it keeps. */
static ftk_error *to_native(NSError *error, const FTKErrorSet *set, unsigned depth);

static int32_t payload_of(NSError *error, const FTKErrorSet *set, ftk_error_init *init) {
    FTKSink sink;
    int32_t status = FTKSinkBeginGraph(&sink);
    if (status != FTK_OK) return status;
    FTKNativeError *native = [[error userInfo] objectForKey:nativeKey];
    if (native != nil) {
        init->payload = ftk_error_payload(native->_error);
        ftk_error_retain(native->_error);
        status = ftk_arena_adopt(sink.arena, native->_error, release_error);
        if (status != FTK_OK) ftk_error_release(native->_error);
    } else if (set->lower != NULL) {
        status = set->lower(&sink, (int32_t)[error code], [[error userInfo] objectForKey:FTKErrorPayloadKey], &init->payload);
    }
    if (status == FTK_OK && init->payload != NULL) init->payload_owner = FTKSinkFinish(&sink);
    else FTKSinkDrop(&sink);
    if (status != FTK_OK) init->payload = NULL;
    return status;
}

static int32_t status_of(NSError *error, const FTKErrorSet *set, ftk_error_init *init) {
    NSInteger code = [error code];
    if ([[error domain] isEqualToString:FTKErrorDomain]) return code < 0 && code > -100 ? (int32_t)code : FTK_E_CALLBACK;
    NSString *domain = set != NULL ? [NSString stringWithUTF8String:set->domain] : nil;
    if (domain == nil || ![[error domain] isEqualToString:domain] || code < 1 || code > 999999) return FTK_E_CALLBACK;
    init->domain = (ftk_str){set->domain, strlen(set->domain)};
    int32_t status = payload_of(error, set, init);
    return status == FTK_OK ? FTK_STATUS_OF_CODE(code) : status;
}

static ftk_error *to_native(NSError *error, const FTKErrorSet *set, unsigned depth) {
    ftk_error_init init;
    memset(&init, 0, sizeof init);
    init.status = status_of(error, set, &init);
    if (init.status == FTK_E_NO_MEMORY && ![[error domain] isEqualToString:FTKErrorDomain]) return ftk_error_new(&init);
    NSError *inner = [[error userInfo] objectForKey:NSUnderlyingErrorKey];
    if ([inner isKindOfClass:[NSError class]] && depth < 16) {
        BOOL embedded = init.status <= FTK_STATUS_DECLARED && set->inner != NULL;
        init.cause = to_native(inner, embedded ? set->inner((int32_t)[error code]) : NULL, depth + 1);
    }
    FTKSink sink;
    FTKSinkBegin(&sink, NULL);
    if (FTKLowerText(&sink, [error localizedDescription], &init.message) != FTK_OK) init.message = (ftk_str){NULL, 0};
    init.origin = (ftk_origin){&originKind, FTK_GIVE(error), release_origin};
    ftk_error *made = ftk_error_new(&init);
    FTKSinkEnd(&sink);
    return made;
}

int32_t FTKGiveError(NSError *error, const FTKErrorSet *set, ftk_error **err) {
    if (![error isKindOfClass:[NSError class]]) return ftk_fail(err, FTK_E_CALLBACK, FTK_LITERAL("a callback failed without an error"));
    ftk_error *made = to_native(error, set, 0);
    int32_t status = ftk_error_status(made);
    if (err != NULL) *err = made;
    else ftk_error_release(made);
    return status;
}

int32_t FTKGiveException(id thrown, ftk_error **err) {
    NSString *words = [thrown isKindOfClass:[NSException class]] ? [thrown reason] : nil;
    NSMutableDictionary *info = [NSMutableDictionary dictionaryWithObject:thrown forKey:FTKErrorExceptionKey];
    [info setObject:words != nil ? words : @"a callback threw an exception" forKey:NSLocalizedDescriptionKey];
    return FTKGiveError([NSError errorWithDomain:FTKErrorDomain code:FTK_E_CALLBACK userInfo:info], NULL, err);
}

int32_t FTKBreach(int32_t status, const char *where, ftk_error **err) {
    return ftk_contract_fail(err, status, where);
}

int32_t FTKUnavailable(const char *function, ftk_error **err) {
    return ftk_failf(err, FTK_E_UNAVAILABLE, "%s is not available in the version of the provider", function);
}

/* ---- the table ---- */

int32_t FTKConnect(const void *volatile *table, ftk_get_api entry, const ftk_need *need, const void **out, ftk_error **err) {
    const void *known = FTK_ACQUIRE(*table);
    if (FTK_LIKELY(known != NULL)) {
        *out = known;
        return FTK_OK;
    }
    if (entry == NULL) return ftk_fail(err, FTK_E_LOAD, FTK_LITERAL("no provider is loaded: call loadLibrary:error: first"));
    const ftk_api *found = entry(need->major, 0, err);
    if (found == NULL) return FTK_E_VERSION;
    int32_t status = ftk_api_check(found, need, err);
    if (status != FTK_OK) return status;
    FTK_PUBLISH(*table, (const void *)found);
    *out = found;
    return FTK_OK;
}

BOOL FTKLoad(NSString *path, const char *symbol, const ftk_need *need, const void *volatile *table, NSError **error) {
    const ftk_api *found = NULL;
    ftk_error *err = NULL;
    FTKSink sink;
    ftk_str text = {NULL, 0};
    FTKSinkBegin(&sink, NULL);
    int32_t status = FTKLowerText(FTKArgument(&sink, "path"), path, &text);
    if (status == FTK_OK && memchr(text.ptr, 0, text.len) != NULL) status = FTK_E_INVALID;
    if (status == FTK_OK) status = ftk_load(text.ptr, symbol, need, &found, &err);
    else (void)FTKSinkFail(&sink, status, &err);
    FTKSinkEnd(&sink);
    if (status == FTK_OK) {
        FTK_PUBLISH(*table, (const void *)found);
        return YES;
    }
    FTKFail(status, err, NULL, error);
    return NO;
}
