package bench;

/** One way of doing one case. Every case of every rival has a class of its own, so that no two share a loop or its profile. */
public abstract class Loop {
  private Object kept;
  private int random = 1;
  private int mask = 1;

  /**
   * Takes a result that is an object. It may escape, so that it is always made, but is stored more and more rarely: a store into an old object costs
   * a fence of the collector, which is no part of the call. As {@code Blackhole.consume} of JMH does it, with the generator of Numerical Recipes.
   */
  protected final void keep(Object result) {
    random = random * 1664525 + 1013904223;
    if ((random & mask) != 0) return;
    kept = result;
    mask = (mask << 1) + 1;
  }

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
