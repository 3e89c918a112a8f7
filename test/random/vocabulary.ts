/** Names for random schemas: ordinary words, and words that are reserved or traps in some target. data table */

/** Words that no language minds. */
export const PLAIN_WORDS = "apple basket cloud door engine field garden harbor island jacket kettle lantern market needle orange paper quarter river sandal table umbrella valley window yellow".split(" ");

/** Reserved words, runtime names and other traps of the targets and of the language itself. */
export const TRAP_WORDS = (
  "class struct enum union type fn let match self Self super crate mod use where impl trait async await yield loop move ref dyn box final virtual " +
  "int char float double long short signed unsigned void static const volatile register auto extern goto switch case default break continue return " +
  "template typename namespace operator new delete this nullptr true false and or not xor alignas decltype constexpr concept requires co_await " +
  "function var interface package import export extends implements instanceof typeof undefined null NaN Infinity constructor prototype arguments eval then " +
  "toString valueOf hasOwnProperty record resource error callback flags variant module own mut shared throws from string bytes list map array size len out err ctx data value " +
  "errno assert min max std ftk ftk_error main i j reserved reserved1 tag payload code message cause name length"
).split(" ");

/** Names of the libraries of the targets, members that their objects have, and further reserved words. */
export const FOREIGN_WORDS = (
  "val fun object when is companion data sealed inner open internal lateinit by init out in reified suspend typealias vararg actual expect String Object Integer Long Boolean Byte Map List Set Override Record Enum Iterable Thread " +
  "Throwable Exception Error Unit Any Nothing Array Int Deprecated Nullable getClass notify notifyAll wait finalize equals hashCode clone builder build load close_ toBuilder copy component1 ordinal values entries valueOf_ " +
  "id nil YES NO BOOL SEL IMP Class_ Protocol retain_ autorelease dealloc description isEqual hash alloc initialize NSString NSObject NSError property_ synchronized strong weak nonatomic " +
  "Option Some None Ok Err Vec Result Box Drop Clone Default Debug Display From Into Copy Send Sync Iterator PartialEq Eq Hash core usize abstract become macro override priv try unsized dyn_ union_ gen " +
  "optional variant_ string_view vector pair tuple_ unique_ptr shared_ptr exception size_t int32_t uint8_t NULL bool_ TRUE FALSE unix linux __func__ signal wchar_t char8_t thread_local noexcept static_assert restrict inline " +
  "Number Symbol_ Promise Date JSON globalThis Buffer module_ process any unknown never keyof readonly_ declare abstract_ accessor satisfies get set of as using dispose enumerable toJSON __proto__ " +
  "handle owner arena api table status self_ provider consumer library package_ version unknown_ runtime result_ object_ callback_ state visit has ptr cap stride index count key item element bytes_ x2 a1 b_2 URLPath where__ _y T E"
).split(" ");
