package ftk;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;

/**
 * Memory that the user lends for a call: what lies between position and limit of a buffer. A direct buffer in the byte order of the machine goes in by its
 * address; every other one is copied, as an array is, and copied back when the library may change it. No position is moved. Not for users.
 */
public abstract class Lending extends Packed {
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    Lending(int frame) {
        super(frame);
    }

    /* False when the elements have to be copied. */
    private boolean lend(Buffer values, ByteOrder order, int size) {
        if (!values.isDirect() || order != NATIVE) return false;
        long memory = Bridge.address(values);
        long first = memory + (long) values.position() * size;
        if (memory == 0 || first % size != 0) return false;
        int at = put(2);
        stream.putInt(at, values.remaining());
        stream.putInt(at + 4, 1);
        stream.putLong(at + 8, first);
        return true;
    }

    private boolean isLent(int slot) {
        return stream.getInt((slot << 3) + 4) != 0;
    }

    /**
     * Lends bytes.
     *
     * @param values to lend
     */
    public final void lend(ByteBuffer values) {
        if (lend(values, NATIVE, 1)) return;
        int count = putCount(values.remaining());
        int at = putPacked(count, 1);
        part(at, count).put(values.duplicate());
    }

    /**
     * Copies elements that the library may have changed back, unless they were changed where they are.
     *
     * @param slot where their count lies
     * @param values to fill
     */
    public final void back(int slot, ByteBuffer values) {
        if (!isLent(slot)) values.duplicate().put(part((slot + 1) << 3, values.remaining()));
    }

    /**
     * Lends numbers of 16 bits.
     *
     * @param values to lend
     */
    public final void lend(ShortBuffer values) {
        if (lend(values, values.order(), 2)) return;
        int count = putCount(values.remaining());
        int at = putPacked(count, 2);
        shorts(at, count).put(values.duplicate());
    }

    /**
     * Copies elements that the library may have changed back, unless they were changed where they are.
     *
     * @param slot where their count lies
     * @param values to fill
     */
    public final void back(int slot, ShortBuffer values) {
        if (!isLent(slot)) values.duplicate().put(shorts((slot + 1) << 3, values.remaining()));
    }

    /**
     * Lends numbers of 32 bits.
     *
     * @param values to lend
     */
    public final void lend(IntBuffer values) {
        if (lend(values, values.order(), 4)) return;
        int count = putCount(values.remaining());
        int at = putPacked(count, 4);
        ints(at, count).put(values.duplicate());
    }

    /**
     * Copies elements that the library may have changed back, unless they were changed where they are.
     *
     * @param slot where their count lies
     * @param values to fill
     */
    public final void back(int slot, IntBuffer values) {
        if (!isLent(slot)) values.duplicate().put(ints((slot + 1) << 3, values.remaining()));
    }

    /**
     * Lends numbers of 64 bits.
     *
     * @param values to lend
     */
    public final void lend(LongBuffer values) {
        if (lend(values, values.order(), 8)) return;
        int count = putCount(values.remaining());
        int at = putPacked(count, 8);
        longs(at, count).put(values.duplicate());
    }

    /**
     * Copies elements that the library may have changed back, unless they were changed where they are.
     *
     * @param slot where their count lies
     * @param values to fill
     */
    public final void back(int slot, LongBuffer values) {
        if (!isLent(slot)) values.duplicate().put(longs((slot + 1) << 3, values.remaining()));
    }

    /**
     * Lends floats.
     *
     * @param values to lend
     */
    public final void lend(FloatBuffer values) {
        if (lend(values, values.order(), 4)) return;
        int count = putCount(values.remaining());
        int at = putPacked(count, 4);
        floats(at, count).put(values.duplicate());
    }

    /**
     * Copies elements that the library may have changed back, unless they were changed where they are.
     *
     * @param slot where their count lies
     * @param values to fill
     */
    public final void back(int slot, FloatBuffer values) {
        if (!isLent(slot)) values.duplicate().put(floats((slot + 1) << 3, values.remaining()));
    }

    /**
     * Lends doubles.
     *
     * @param values to lend
     */
    public final void lend(DoubleBuffer values) {
        if (lend(values, values.order(), 8)) return;
        int count = putCount(values.remaining());
        int at = putPacked(count, 8);
        doubles(at, count).put(values.duplicate());
    }

    /**
     * Copies elements that the library may have changed back, unless they were changed where they are.
     *
     * @param slot where their count lies
     * @param values to fill
     */
    public final void back(int slot, DoubleBuffer values) {
        if (!isLent(slot)) values.duplicate().put(doubles((slot + 1) << 3, values.remaining()));
    }
}
