package ftk;

import java.nio.Buffer;

/** Checks of arguments. Not for users. */
public final class Check {
    private Check() {}

    /**
     * A buffer that the library may change.
     *
     * @param buffer to check
     * @param where names it in messages
     */
    public static void writable(Buffer buffer, String where) {
        if (buffer.isReadOnly()) throw new IllegalArgumentException(where + ": the buffer is read-only, and the library may change it");
    }

    /**
     * An unsigned number of 8 bits.
     *
     * @param value to check
     * @param where names it in messages
     * @return the value
     */
    public static int u8(int value, String where) {
        if ((value & ~0xff) != 0) throw range(value, where, "0..255");
        return value;
    }

    /**
     * An unsigned number of 16 bits.
     *
     * @param value to check
     * @param where names it in messages
     * @return the value
     */
    public static int u16(int value, String where) {
        if ((value & ~0xffff) != 0) throw range(value, where, "0..65535");
        return value;
    }

    /**
     * An unsigned number of 32 bits.
     *
     * @param value to check
     * @param where names it in messages
     * @return its bits
     */
    public static int u32(long value, String where) {
        if (value >>> 32 != 0) throw range(value, where, "0..4294967295");
        return (int) value;
    }

    /**
     * A size.
     *
     * @param value to check
     * @param where names it in messages
     * @return the value
     */
    public static long size(long value, String where) {
        if (value < 0) throw range(value, where, "0..9223372036854775807");
        return value;
    }

    /**
     * A Unicode scalar value.
     *
     * @param value to check
     * @param where names it in messages
     * @return the value
     */
    public static int codePoint(int value, String where) {
        if (value < 0 || value > 0x10ffff || value >= 0xd800 && value <= 0xdfff) {
            throw new IllegalArgumentException(where + ": not a Unicode scalar value: " + value);
        }
        return value;
    }

    /**
     * The length of a sequence whose length is fixed.
     *
     * @param length it has
     * @param wanted it must have
     * @param where names it in messages
     */
    public static void length(int length, int wanted, String where) {
        if (length != wanted) throw new IllegalArgumentException(where + ": " + length + " elements instead of " + wanted);
    }

    /**
     * A collection that changed while it was read.
     *
     * @param count of elements that were found
     * @param wanted the count that it said it had
     */
    public static void unchanged(int count, int wanted) {
        if (count != wanted) throw new java.util.ConcurrentModificationException();
    }

    /**
     * What a value that is not of its type makes the library throw.
     *
     * @param what was given
     * @return the error
     */
    public static FtkError contract(String what) {
        return new FtkError(Status.CONTRACT, "contract violated by the provider: " + what);
    }

    private static IllegalArgumentException range(long value, String where, String range) {
        return new IllegalArgumentException(where + ": " + value + " is not in " + range);
    }
}
