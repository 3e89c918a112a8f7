// data table
/** Words that generated Objective-C must not use as names. */

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** Keywords of C, C++ and Objective-C, macros of system headers, and types that every source sees. */
export const RESERVED = words(
  `alignas alignof and and_eq asm assert auto bitand bitor bool break bycopy byref case catch char class compl complex concept const consteval constexpr
  constinit continue decltype default delete do double dynamic_cast else enum errno explicit export extern false far finally float for friend goto i386 id
  if imaginary in inline inout int interface linux long major minor mutable namespace near new nil noreturn not not_eq nullptr offsetof oneway operator or
  or_eq out private protected public register reinterpret_cast requires restrict return self short signed sizeof static static_assert static_cast stderr
  stdin stdout struct super switch template this thread_local throw true try typedef typeid typename typeof unichar union unix unsigned using va_arg va_end
  va_list va_start virtual void volatile wchar_t while xor xor_eq NO YES NULL EOF SEL IMP BOOL Class Protocol
  __func__ __asm__ __attribute__ __typeof__ __inline__ __const__ __volatile__ __extension__ __label__ __null __thread __block __weak __strong __bridge`,
);

/** Words that no part of a selector may be either: macros of the headers, and what the compiler takes for more than a word. */
export const LABELS = words(
  `nil Nil NO YES NULL EOF errno assert stdin stdout stderr linux unix i386 offsetof va_arg va_end va_start imaginary noreturn major minor bool true false
  __func__ __asm__ __attribute__ __typeof__ __inline__ __const__ __volatile__ __extension__ __label__ __null __thread __block __weak __strong __bridge`,
);

/** Local names that every generated method may have. */
export const LOCALS = words("error result self super");

/** Selectors of NSObject and of the runtime, and those that generated classes have: a method of the same name would mean something else. */
export const SELECTORS = words(
  `alloc allocWithZone: atExit autoContentAccessingProxy autorelease awakeAfterUsingCoder: class className classForArchiver classForCoder close
  closeAndReturnError: compare: conformsToProtocol: copy copyWithZone: dealloc debugDescription description doesNotRecognizeSelector: encodeWithCoder: error:
  finalize forwardInvocation: forwardingTargetForSelector: hash init initWithCoder: initWithFTKHandle: initialize instanceMethodForSelector:
  instanceMethodSignatureForSelector: instancesRespondToSelector: isEqual: isInstance isKindOfClass: isMemberOfClass: isProxy isSubclassOfClass: leak: leakAt:
  load makeImmutable makeImmutableCopyOnFail: methodForSelector: methodSignatureForSelector: mutableCopy mutableCopyWithZone: new notImplemented:
  performSelector: poseAsClass: registerAtExit registerAtExit: release replacementObjectForArchiver: replacementObjectForCoder: resolveClassMethod:
  resolveInstanceMethod: respondsToSelector: retain retainCount self setShouldCleanUp: setVersion: shouldCleanUp shouldNotImplement: sizeInBytes
  sizeInBytesExcluding: sizeOfInstance subclassResponsibility: superclass supportsSecureCoding version zone`,
);

/** What a variant's class has beside its cases. */
export const VARIANT_MEMBERS = words("kind");
