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
