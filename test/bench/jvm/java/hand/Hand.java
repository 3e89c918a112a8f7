package hand;

/** The package as an author of JNI glue writes it: native functions that take and give Java objects. */
public final class Hand {
  static {
    System.load(System.getProperty("bench.hand"));
  }

  private Hand() {}

  public record Location(long id, double lat, double lng, double rating, int reviewCount, boolean isOpen) {}

  public record DataPoint(double x, double y, long timestamp) {}

  public record Sample(int id, double low, double high, boolean valid, int count) {}

  public record Person(String name, int age) {}

  public record Labelled(int id, double low, double high, boolean valid, String label) {}

  public record UserProfile(
      long id, String name, String email, String bio, int age, double score, String[] tags, int[] scores, boolean isActive) {}

  public enum Direction {
    NORTH,
    SOUTH,
    EAST,
    WEST;

    private static final Direction[] ALL = values();
  }

  public sealed interface TaskStatus {}

  public record Pending() implements TaskStatus {}

  public record InProgress(int progress) implements TaskStatus {}

  public record Completed(int result) implements TaskStatus {}

  public record Failed(int errorCode, int retryCount) implements TaskStatus {}

  /** A number below zero. */
  public static final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    public final int value;

    public Refusal(int value) {
      super("A number below zero.");
      this.value = value;
    }
  }

  /** The point at an index. */
  @FunctionalInterface
  public interface GetItem {
    DataPoint getItem(int index);
  }

  /** Owned by Java; closed by its user. */
  public static final class Counter implements AutoCloseable {
    private long handle;

    public Counter(int start) {
      handle = counterCreate(start);
    }

    public int add(int by) {
      if (handle == 0) throw new IllegalStateException("closed");
      return counterAdd(handle, by);
    }

    @Override
    public void close() {
      if (handle != 0) counterDestroy(handle);
      handle = 0;
    }
  }

  public static native void noop();

  public static native int add(int a, int b);

  public static native String echoString(String value);

  public static native byte[] echoBytes(byte[] data);

  public static native Person echoPerson(Person person);

  public static native Location[] generateLocations(int count);

  public static native UserProfile[] generateUserProfiles(int count);

  public static native double sumUserScores(UserProfile[] users);

  public static native long computeSum(int count, GetItem getItem);

  public static Direction oppositeDirection(Direction direction) {
    return Direction.ALL[opposite(direction.ordinal())];
  }

  public static int directionToDegrees(Direction direction) {
    return degrees(direction.ordinal());
  }

  public static native int getStatusProgress(TaskStatus status);

  public static native boolean isStatusComplete(TaskStatus status);

  public static native double sampleIn(Sample sample);

  public static native Sample sampleOut(int seed);

  public static native double labelledIn(Labelled labelled);

  public static native Labelled labelledOut(int seed);

  public static native int stringIn(String text);

  public static native String stringOut(int which);

  public static native long samplesIn(Sample[] samples);

  public static native Sample[] samplesOut(int count);

  public static native int bytesIn(byte[] data);

  public static native byte[] bytesOut(int size);

  public static native int checked(int value) throws Refusal;

  private static native int opposite(int direction);

  private static native int degrees(int direction);

  private static native long counterCreate(int start);

  private static native int counterAdd(long counter, int by);

  private static native void counterDestroy(long counter);
}
