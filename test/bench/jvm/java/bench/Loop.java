package bench;

/** One way of doing one case. Every case of every rival has a class of its own, so that no two share a loop or its profile. */
public abstract class Loop {
  /** Where results go that are objects: they escape, so that none is optimised away. */
  public Object kept;

  /** Makes {@code calls} calls. Returns what depends on every result that is a number. */
  public abstract long run(int calls) throws Exception;

  /** What one call gives or counts, written the same way by all rivals. */
  public abstract String content() throws Exception;

  /** The values joined by commas. */
  public static String row(Object... values) {
    StringBuilder text = new StringBuilder();
    for (Object value : values) text.append(text.isEmpty() ? "" : ",").append(value);
    return text.toString();
  }

  /** The rows one below the other. */
  public static String rows(Iterable<String> rows) {
    return String.join("\n", rows);
  }
}
