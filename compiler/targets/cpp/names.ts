/** Names in C++: casing, words that are taken, namespaces, and the names of everything that is generated beside a declaration. */
import { pascal, snake } from "../../print/index.js";
import type { AbiErrorSet, AbiFunction, AbiNamed, AbiPackage, AbiResource, AbiTop, AbiVariant } from "../../lower/index.js";

/** Keywords of C++98 to C++23, macros that system headers put into every file, and types of theirs that generated code names. data table */
const RESERVED = new Set(
  `alignas alignof and and_eq asm atomic_cancel atomic_commit atomic_noexcept auto bitand bitor bool break case catch char char8_t char16_t char32_t
  class co_await co_return co_yield compl concept const const_cast consteval constexpr constinit continue decltype default delete do double dynamic_cast
  else enum explicit export extern false final float for friend goto if import inline int long module mutable namespace new noexcept not not_eq nullptr
  operator or or_eq override private protected public reflexpr register reinterpret_cast requires restrict return short signed sizeof static
  static_assert static_cast struct switch synchronized template this thread_local throw true try typedef typeid typename
  union unsigned using virtual void volatile wchar_t while xor xor_eq
  errno assert offsetof stdin stdout stderr linux unix i386 near far interface min max major minor small hyper environ
  setjmp isnan isinf isfinite signbit va_list va_start va_end va_arg complex imaginary noreturn
  size_t ptrdiff_t int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t intptr_t uintptr_t
  NULL EOF NAN INFINITY TRUE FALSE BUFSIZ RAND_MAX CHAR_BIT INT_MAX INT_MIN UINT_MAX SIZE_MAX HUGE_VAL`.split(/\s+/),
);

/** Functions and types that C headers put into the global namespace: no name for the outermost namespace of a package. data table */
const GLOBALS = new Set(
  `abort abs accept access acos acosh alarm alloca asctime asin asinh atan atan2 atanh atexit atof atoi atol basename bcmp bcopy bind brk bsearch bzero calloc
  cbrt ceil chdir chmod chown chroot clearerr clock clone close confstr connect copysign cos cosh creat crypt ctermid ctime daemon daylight difftime dirname div
  drand48 drem dup dup2 ecvt encrypt endpwent environ erf erfc err error errx execl execv exit exp exp2 expm1 fabs fchmod fchown fclose fcntl fcvt fdim fdopen
  feof ferror fflush ffs fgetc fgets fileno finite floor flock fma fmax fmin fmod fopen fork fprintf fputc fputs fread free freopen frexp fscanf fseek fstat
  fsync ftell ftime ftok ftruncate fwrite gamma gcvt getc getchar getenv getline getopt getpid gets getuid getw gmtime group hostent htonl htons hypot ilogb
  index initgroups initstate ioctl isalnum isalpha isascii isatty isblank iscntrl isdigit isgraph islower isprint ispunct isspace isupper isxdigit itimerval
  j0 j1 jn jrand48 kill labs lchown ldexp ldiv lfind lgamma link listen llabs lldiv llrint llround localtime lockf log log10 log1p log2 logb longjmp lrand48
  lrint lround lsearch lseek lstat malloc mblen memccpy memchr memcmp memcpy memmem memmove memset mkdir mkdtemp mkfifo mknod mkstemp mktemp mktime mlock mmap
  modf mount mprotect msync munmap nan nanosleep nearbyint nextafter nexttoward nice ntohl ntohs open openlog option passwd pathconf pause pclose perror pipe
  poll popen pow pread printf profil psignal putc putchar putenv puts putw pwrite qsort quick_exit raise rand random read readdir readlink realloc realpath
  reboot recv regex remainder remove remque remquo rename revoke rewind rindex rint rmdir round sbrk scalb scalbn scanf seed48 select send servent setbuf
  setenv setjmp setstate setvbuf shutdown sigaction signal significand signgam sigval sin sincos sinh sleep snprintf socket splice sprintf sqrt srand srandom
  sscanf stack_t stat statvfs stderr stdin stdout stime strcat strchr strcmp strcoll strcpy strcspn strdup strerror strftime strlen strncat strncmp strncpy
  strndup strpbrk strrchr strsep strsignal strspn strstr strtod strtof strtok strtol strtoul strxfrm swab symlink sync syscall sysconf syslog system tan tanh
  tee tempnam termios tgamma time times timespec timeval timezone tm tmpfile tmpnam toascii tolower toupper trunc truncate ttyname tzname tzset ualarm umask
  umount uname ungetc unlink unsetenv usleep utime utimes valloc vfork vfprintf vhangup vprintf vscanf vsnprintf vsprintf wait waitpid warn warnx write y0 y1
  yn`.split(/\s+/),
);

/** Names at the level of a namespace that generated code itself uses. */
const NAMESPACE_LEVEL = new Set(["ftk", "std", "detail", "library", "provider", "to_string", "has"]);

/** A legal identifier. Names of the form `ftk_...` belong to generated code, so those of users get an `x_` before them. */
export function escapeName(text: string): string {
  if (text.startsWith("ftk_")) return `x_${text}`;
  return RESERVED.has(text) || text.startsWith("__") ? `${text.replace(/^_+/, "")}_` : text;
}

function renamed(named: AbiNamed): string | undefined {
  return named.rename["cpp"];
}

/** What `ftk_...` already means in the body of a generated function: its own variables and the types of the runtime. */
const LOCALS =
  /^(api|arena|bool|buf|bytes|call|callable|context|err|error|group|handle|has|hint|in|keep|len|list|map|need|origin|out|owner|pin|result|self|sent|status|str|table|type|valid|variant|.*_class|.*_call)0*$/;

/** The variable that holds parameter `slot` in another form. One that would hide what the function itself uses gets a 0 at its end. */
export function localName(slot: string): string {
  return LOCALS.test(slot) ? `ftk_${slot}0` : `ftk_${slot}`;
}

/** A function, field, property, parameter or enumerator. */
export function memberName(named: AbiNamed): string {
  return renamed(named) ?? escapeName(snake(named.name));
}

/** A name of the form `prefix_name`, where no reserved word can be hit: `try_place`, `set_size`. */
export function prefixedName(prefix: string, named: AbiNamed): string {
  return `${prefix}_${renamed(named) ?? snake(named.name).replace(/^_+/, "")}`;
}

/** A type or a case that is one. */
export function typeName(named: AbiNamed): string {
  const text = renamed(named) ?? escapeName(pascal(named.name));
  return ERROR_MEMBERS.includes(text) && "kind" in named && named.kind === "error" ? `${text}_` : text;
}

/** A constant keeps the spelling of the interface. */
export function constantName(named: AbiNamed): string {
  return renamed(named) ?? escapeName(named.name);
}

/** A free function or a module: a name beside those of generated code. */
export function freeName(named: AbiNamed): string {
  return renamed(named) ?? namespacePart(named.name);
}

function namespacePart(name: string): string {
  const text = escapeName(snake(name));
  return NAMESPACE_LEVEL.has(text) ? `${text}_` : text;
}

/** `acme::shop`. */
export function packageNamespace(one: AbiPackage): string {
  let namespace = namespaces.get(one);
  if (namespace === undefined) {
    const set = one.settings["cpp"]?.["namespace"];
    namespace = typeof set === "string" ? set : one.path.map((part, depth) => (depth === 0 && GLOBALS.has(part) ? `${part}_` : namespacePart(part))).join("::");
    namespaces.set(one, namespace);
  }
  return namespace;
}

/** Every mention of a name asks for them. */
const namespaces = new WeakMap<AbiPackage, string>();

/** The namespace of a declaration: that of its package and its modules. */
export function namespaceOf(top: AbiTop): string {
  const namespace = packageNamespace(top.package);
  return top.modules.length === 0 ? namespace : [namespace, ...top.modules.map(namespacePart)].join("::");
}

/** The class set of a provider mirrors modules as nested classes: `util::deep`. */
export function modulePath(modules: readonly string[]): string {
  return modules.map((one) => `${namespacePart(one)}::`).join("");
}

/** Base name of the files of a package: its C prefix. */
export function headerName(one: AbiPackage): string {
  return one.prefix;
}

/** Names of the structs of a variant's or error's cases, by position. */
export function caseNames(decl: { readonly cases: readonly AbiNamed[] }, taken: readonly string[]): readonly string[] {
  const used = new Set(taken);
  return decl.cases.map((one) => {
    let text = typeName(one);
    while (used.has(text)) text += "_";
    used.add(text);
    return text;
  });
}

/** `DeliveryCases`: where the case structs of a variant stand, so that they are complete before the variant. */
export function casesName(decl: AbiVariant): string {
  return `${typeName(decl)}Cases`;
}

/** The case structs of a variant, by position. The names of what is made from the variant are taken. */
export function variantCases(decl: AbiVariant): readonly string[] {
  const own = typeName(decl);
  return once(decl, () => caseNames(decl, ["Unknown", "Base", own, `Basic${own}`, casesName(decl), `${own}View`]));
}

const casesOf = new WeakMap<AbiVariant | AbiErrorSet, readonly string[]>();

/** Each writer of a case asks for the names of all. */
function once(decl: AbiVariant | AbiErrorSet, make: () => readonly string[]): readonly string[] {
  const known = casesOf.get(decl) ?? make();
  casesOf.set(decl, known);
  return known;
}

/** The case structs of an error set, by position. */
export function errorCases(decl: AbiErrorSet): readonly string[] {
  return once(decl, () => caseNames(decl, [...ERROR_MEMBERS, typeName(decl)]));
}

/** Names of the class of an error set itself. */
export const ERROR_MEMBERS: readonly string[] = ["Code", "Cases"];

/** What a resource is called in generated helpers, unique in its package: its C name without the prefix. */
export function resourceStem(one: AbiResource): string {
  return one.c.slice(one.package.prefix.length + 1);
}

/** The name of a function in generated helpers: its slot in the table. */
export function functionStem(one: AbiFunction): string {
  return one.slot;
}

/** The author's class of a resource inside the thunks. */
export function classAlias(one: AbiResource): string {
  return `ftk_${resourceStem(one)}_class`;
}

/** The caller of the author's function inside the thunks. */
export function callerName(one: AbiFunction): string {
  return `ftk_${functionStem(one)}_call`;
}

/** `BasketResource`: what the runtime knows of a resource, in the provider's namespace. */
export function tagName(one: AbiResource): string {
  return `${pascal(resourceStem(one))}Resource`;
}

/** The tag as it is written anywhere. */
export function tagSpelling(one: AbiResource): string {
  return `::${packageNamespace(one.package)}::provider::${tagName(one)}`;
}

/** `acme.shop.Line`, for messages. */
export function interfaceName(top: AbiTop): string {
  return [top.package.name, ...top.modules, top.name].join(".");
}
