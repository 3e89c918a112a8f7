/**
 * Names in C: words that no generated member, parameter or slot may have, and the one rule that makes a name safe.
 * The header is also read by C++, so both vocabularies count.
 */
import { snake } from "../print/index.js";

/** Keywords of C11 to C23 and C++98 to C++23, the object-like macros and names that common system headers put into every file,
 * and what generated functions use of the standard library. data table */
const RESERVED = new Set(
  `alignas alignof and and_eq asm atomic_cancel atomic_commit atomic_noexcept auto bitand bitor bool break case catch char char8_t char16_t char32_t
  class co_await co_return co_yield compl concept const const_cast consteval constexpr constinit continue decltype default delete do double dynamic_cast
  else enum explicit export extern false final float for friend goto if import inline int long module mutable namespace new noexcept not not_eq nullptr
  operator or or_eq override private protected public reflexpr register reinterpret_cast requires restrict return short signed sizeof static
  static_assert static_cast struct switch synchronized template this thread_local throw transaction_safe true try typedef typeid typename typeof
  typeof_unqual union unsigned using virtual void volatile wchar_t while xor xor_eq
  errno assert offsetof stdin stdout stderr linux unix i386 near far interface min max major minor small hyper environ sigevent
  __func__ __function__ __pretty_function__ __asm __asm__ __attribute __attribute__ __alignof __alignof__ __auto_type __complex __complex__ __const
  __const__ __extension__ __float128 __imag __imag__ __inline __inline__ __int128 __label__ __null __real __real__ __restrict __restrict__ __signed
  __signed__ __thread __typeof __typeof__ __volatile __volatile__ __is_signed __underlying_type
  nil complex imaginary noreturn va_list va_start va_end va_arg setjmp isnan isinf signbit main
  size_t ptrdiff_t int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t intptr_t uintptr_t memcpy memset memcmp strlen snprintf qsort`.split(
    /\s+/,
  ),
);

/** A C identifier from an IDL name: lower snake, with `_` behind a reserved word or a name of the runtime. */
export function cName(name: string): string {
  const text = snake(name);
  return RESERVED.has(text) || text.startsWith("ftk_") ? `${text}_` : text;
}

/** The same for a parameter, which must not hide a type of its own package either, and whose slots must not hide the runtime: `ftk`, `ftk_stride`. */
export function parameterName(name: string, prefix: string): string {
  const text = cName(name);
  if (text === "ftk") return "ftk_";
  return text.startsWith(`${prefix}_`) ? `${text}_` : text;
}

/** Makes names unique within one scope by appending `_`; the first to ask keeps its name. */
export class NameScope {
  readonly #few: string[];
  /** All names, once there are many. */
  #many: Set<string> | undefined;

  /** `taken`: names that are in use from the start. */
  constructor(taken: readonly string[] = []) {
    this.#few = [...taken];
  }

  /** `name`, or the first free `name_`, `name__`, ...; taken afterwards. */
  claim(name: string): string {
    let free = name;
    while (this.#has(free)) free += "_";
    if (this.#many !== undefined) this.#many.add(free);
    else if (this.#few.push(free) > FEW) this.#many = new Set(this.#few);
    return free;
  }

  #has(name: string): boolean {
    return this.#many === undefined ? this.#few.includes(name) : this.#many.has(name);
  }
}

/** As many names are found by comparing; most scopes have fewer, and a set for each of them is slower to make than all that is asked of it. */
const FEW = 16;
