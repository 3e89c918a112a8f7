package bench;

import java.nio.ByteBuffer;

/** What goes in, the same for all rivals. */
public final class Inputs {
  private Inputs() {}

  /** How many values the cases named {@code _1k} move. */
  public static final int MANY = 1000;

  public static final String SMALL = "hello";
  public static final String TEXT_1000 = "x".repeat(1000);
  public static final String TEXT_16 = "sixteen letters!";
  public static final String TEXT_1K = TEXT_16.repeat(64);
  public static final byte[] BYTES_64K = filled(65536);
  public static final byte[] BYTES_1K = filled(1024);
  /** The same bytes in memory that Java does not move. */
  public static final ByteBuffer DIRECT_64K = ByteBuffer.allocateDirect(BYTES_64K.length).put(BYTES_64K).flip();
  public static final String NAME = "Alice";
  public static final int AGE = 30;

  private static byte[] filled(int size) {
    byte[] bytes = new byte[size];
    java.util.Arrays.fill(bytes, (byte) 42);
    return bytes;
  }

  /** Length and a number that depends on every byte. */
  public static String digest(byte[] bytes) {
    return bytes.length + ":" + java.util.Arrays.hashCode(bytes);
  }
}
