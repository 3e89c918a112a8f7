/* What generated Objective-C shows to its users: the dialect's macros, errors, and the base class of resources.
 * One text for Apple's compiler with ARC, for clang with the GNU runtime and for gcc: the macros expand to what each of them knows. */
#ifndef FTK_OBJC_H
#define FTK_OBJC_H

#import <Foundation/Foundation.h>
#include <ftk/ftk.h>

#if defined(__clang__)
#define FTK_HAS(feature) __has_feature(feature)
#define FTK_HAS_ATTRIBUTE(name) __has_attribute(name)
#else
#define FTK_HAS(feature) 0
#define FTK_HAS_ATTRIBUTE(name) 0
#endif

/* Nullability. FTK_UNSPECIFIED is for results that are nil only when a call without an error channel failed. */
#if FTK_HAS(nullability)
#define FTK_NULLABLE _Nullable
#define FTK_NONNULL _Nonnull
#define FTK_UNSPECIFIED _Null_unspecified
#define FTK_NONNULL_BEGIN _Pragma("clang assume_nonnull begin")
#define FTK_NONNULL_END _Pragma("clang assume_nonnull end")
#else
#define FTK_NULLABLE
#define FTK_NONNULL
#define FTK_UNSPECIFIED
#define FTK_NONNULL_BEGIN
#define FTK_NONNULL_END
#endif

/* NSArray FTK_OF(NSString *) *names; */
#if FTK_HAS(objc_generics)
#define FTK_OF(...) <__VA_ARGS__>
#else
#define FTK_OF(...)
#endif

#if FTK_HAS_ATTRIBUTE(swift_name)
#define FTK_SWIFT_NAME(text) __attribute__((swift_name(text)))
#else
#define FTK_SWIFT_NAME(text)
#endif
#if FTK_HAS_ATTRIBUTE(swift_newtype)
#define FTK_SWIFT_NEWTYPE __attribute__((swift_newtype(struct)))
#else
#define FTK_SWIFT_NEWTYPE
#endif
#if FTK_HAS_ATTRIBUTE(objc_designated_initializer)
#define FTK_DESIGNATED __attribute__((objc_designated_initializer))
/* In a class whose objects need more than alloc and init. */
#define FTK_NO_INIT                                            \
    -(instancetype)init __attribute__((unavailable)); \
    +(instancetype)new __attribute__((unavailable));
#else
#define FTK_DESIGNATED
#define FTK_NO_INIT
#endif
/* A pool of autoreleased objects around statements, in every dialect. Do not leave it by return or goto. */
#if FTK_HAS(objc_arc)
#define FTK_POOL_BEGIN @autoreleasepool {
#define FTK_POOL_END }
#else
#define FTK_POOL_BEGIN { NSAutoreleasePool *ftk_pool = [[NSAutoreleasePool alloc] init];
#define FTK_POOL_END [ftk_pool release]; }
#endif

/* gcc takes what alloc returns for any object, and may find another class's initialiser of the same name: [FTK_ALLOC(AcmeShopLine) initWithName:name]. */
#define FTK_ALLOC(type) ((type *)[type alloc])

/* A method whose name begins with new, copy, init or alloc and does not hand out a reference. */
#if FTK_HAS_ATTRIBUTE(objc_method_family)
#define FTK_NO_FAMILY __attribute__((objc_method_family(none)))
#else
#define FTK_NO_FAMILY
#endif
#if defined(__GNUC__)
#define FTK_DEPRECATED(text) __attribute__((deprecated(text)))
#else
#define FTK_DEPRECATED(text)
#endif
/* An enum without values beyond its constants. */
#if FTK_HAS_ATTRIBUTE(enum_extensibility)
#define FTK_CLOSED_ENUM __attribute__((enum_extensibility(closed)))
#else
#define FTK_CLOSED_ENUM
#endif

#if defined(__cplusplus)
#define FTK_EXTERN extern "C"
#else
#define FTK_EXTERN extern
#endif

FTK_NONNULL_BEGIN

/* A Unicode scalar value. */
typedef uint32_t FTKChar;

/* Domain of failures of the runtime; their code is an FTKErrorCode. */
FTK_EXTERN NSString *const FTKErrorDomain;
/* In userInfo: the object with the fields of a declared error. */
FTK_EXTERN NSString *const FTKErrorPayloadKey;
/* In userInfo: NSArray of NSString, one for each language frame that had something to say. */
FTK_EXTERN NSString *const FTKErrorNotesKey;
/* In userInfo: the exception that a callback threw, the very same object. */
FTK_EXTERN NSString *const FTKErrorExceptionKey;

/* Failures of the runtime: the status codes of ftk/abi.h. */
typedef NS_ENUM(NSInteger, FTKErrorCode) {
    FTKErrorPanic = FTK_E_PANIC,
    FTKErrorNoMemory = FTK_E_NO_MEMORY,
    FTKErrorInvalid = FTK_E_INVALID,
    FTKErrorUTF8 = FTK_E_UTF8,
    FTKErrorValue = FTK_E_VALUE,
    FTKErrorRange = FTK_E_RANGE,
    FTKErrorNullHandle = FTK_E_NULL_HANDLE,
    FTKErrorStale = FTK_E_STALE,
    FTKErrorWrongType = FTK_E_WRONG_TYPE,
    FTKErrorForeign = FTK_E_FOREIGN,
    FTKErrorClosed = FTK_E_CLOSED,
    FTKErrorBusy = FTK_E_BUSY,
    FTKErrorThread = FTK_E_THREAD,
    FTKErrorExpired = FTK_E_EXPIRED,
    FTKErrorCancelled = FTK_E_CANCELLED,
    FTKErrorTimeout = FTK_E_TIMEOUT,
    FTKErrorUnsupported = FTK_E_UNSUPPORTED,
    FTKErrorUnavailable = FTK_E_UNAVAILABLE,
    FTKErrorVersion = FTK_E_VERSION,
    FTKErrorContract = FTK_E_CONTRACT,
    FTKErrorState = FTK_E_STATE,
    FTKErrorLoad = FTK_E_LOAD,
    FTKErrorCallback = FTK_E_CALLBACK,
};

/* Receives failures that nobody else can: those of functions without an error channel, and late ones of close. `function` is
 * "Type.name" as in the interface, or nil. Any thread. */
typedef void (*FTKErrorHandler)(NSError *error, NSString *FTK_NULLABLE function, void *FTK_NULLABLE context);

/* Installs the handler of this process; NULL brings the first one back, which writes to NSLog. Call it before the first failure. */
FTK_EXTERN void FTKSetErrorHandler(FTKErrorHandler FTK_NULLABLE handler, void *FTK_NULLABLE context);

/* An object that lives with its provider. Deallocation gives it up; close ends it at a known time. Any thread, unless its class says otherwise. */
@interface FTKResource : NSObject {
@public
    void *_ftkHandle;
}
FTK_NO_INIT
/* For generated code: takes over one reference. */
- (instancetype)initWithFTKHandle:(void *FTK_NULLABLE)handle FTK_DESIGNATED;
@end

FTK_NONNULL_END

#endif
