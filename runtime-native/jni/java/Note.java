package ftk;

/**
 * A remark of a language frame that an error passed through.
 *
 * @param language {@code rust}, {@code cpp}, {@code c}
 * @param function where
 * @param text what
 */
public record Note(String language, String function, String text) {}
