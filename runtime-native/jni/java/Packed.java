package ftk;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;

/** Arrays of numbers in the stream, as they lie there: a count, and the elements one behind the other. Not for users. */
public abstract class Packed extends Buffers {
    Packed(int frame) {
        super(frame);
    }

    /**
     * Packed bytes.
     *
     * @param values to put
     */
    public final void putBytes(byte[] values) {
        int count = putCount(values.length);
        int at = putPacked(count, 1);
        stream.put(at, values);
    }

    /** {@return packed bytes} */
    public final byte[] takeBytes() {
        byte[] values = new byte[takeCount()];
        stream.get(takePacked(values.length, 1), values);
        return values;
    }

    /**
     * Packed numbers of 16 bits.
     *
     * @param values to put
     */
    public final void putShorts(short[] values) {
        int at = putPacked(putCount(values.length), 2);
        shorts(at, values.length).put(values);
    }

    /** {@return packed numbers of 16 bits} */
    public final short[] takeShorts() {
        short[] values = new short[takeCount()];
        shorts(takePacked(values.length, 2), values.length).get(values);
        return values;
    }

    /**
     * Packed numbers of 32 bits.
     *
     * @param values to put
     */
    public final void putInts(int[] values) {
        int at = putPacked(putCount(values.length), 4);
        ints(at, values.length).put(values);
    }

    /** {@return packed numbers of 32 bits} */
    public final int[] takeInts() {
        int[] values = new int[takeCount()];
        ints(takePacked(values.length, 4), values.length).get(values);
        return values;
    }

    /**
     * Packed numbers of 64 bits.
     *
     * @param values to put
     */
    public final void putLongs(long[] values) {
        int at = putPacked(putCount(values.length), 8);
        longs(at, values.length).put(values);
    }

    /** {@return packed numbers of 64 bits} */
    public final long[] takeLongs() {
        long[] values = new long[takeCount()];
        longs(takePacked(values.length, 8), values.length).get(values);
        return values;
    }

    /**
     * Packed floats.
     *
     * @param values to put
     */
    public final void putFloats(float[] values) {
        int at = putPacked(putCount(values.length), 4);
        floats(at, values.length).put(values);
    }

    /** {@return packed floats} */
    public final float[] takeFloats() {
        float[] values = new float[takeCount()];
        floats(takePacked(values.length, 4), values.length).get(values);
        return values;
    }

    /**
     * Packed doubles.
     *
     * @param values to put
     */
    public final void putDoubles(double[] values) {
        int at = putPacked(putCount(values.length), 8);
        doubles(at, values.length).put(values);
    }

    /** {@return packed doubles} */
    public final double[] takeDoubles() {
        double[] values = new double[takeCount()];
        doubles(takePacked(values.length, 8), values.length).get(values);
        return values;
    }

    /**
     * Copies elements that the library may have changed back.
     *
     * @param slot where their count lies
     * @param values to fill
     */
    public final void back(int slot, byte[] values) {
        stream.get((slot + 1) << 3, values);
    }

    /**
     * Copies elements that the library may have changed back.
     *
     * @param slot where their count lies
     * @param values to fill
     */
    public final void back(int slot, short[] values) {
        shorts((slot + 1) << 3, values.length).get(values);
    }

    /**
     * Copies elements that the library may have changed back.
     *
     * @param slot where their count lies
     * @param values to fill
     */
    public final void back(int slot, int[] values) {
        ints((slot + 1) << 3, values.length).get(values);
    }

    /**
     * Copies elements that the library may have changed back.
     *
     * @param slot where their count lies
     * @param values to fill
     */
    public final void back(int slot, long[] values) {
        longs((slot + 1) << 3, values.length).get(values);
    }

    /**
     * Copies elements that the library may have changed back.
     *
     * @param slot where their count lies
     * @param values to fill
     */
    public final void back(int slot, float[] values) {
        floats((slot + 1) << 3, values.length).get(values);
    }

    /**
     * Copies elements that the library may have changed back.
     *
     * @param slot where their count lies
     * @param values to fill
     */
    public final void back(int slot, double[] values) {
        doubles((slot + 1) << 3, values.length).get(values);
    }

    final ByteBuffer part(int at, int size) {
        return stream.slice(at, size).order(ByteOrder.nativeOrder());
    }

    final ShortBuffer shorts(int at, int count) {
        return part(at, count * 2).asShortBuffer();
    }

    final IntBuffer ints(int at, int count) {
        return part(at, count * 4).asIntBuffer();
    }

    final LongBuffer longs(int at, int count) {
        return part(at, count * 8).asLongBuffer();
    }

    final FloatBuffer floats(int at, int count) {
        return part(at, count * 4).asFloatBuffer();
    }

    final DoubleBuffer doubles(int at, int count) {
        return part(at, count * 8).asDoubleBuffer();
    }
}
