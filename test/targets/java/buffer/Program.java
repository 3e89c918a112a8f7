import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import test.buffer.Blob;
import test.buffer.BufferLibrary;

/** Buffers of every kind as arguments: direct and on the heap, parts of them, read-only, of the other byte order, and at odd addresses. */
final class Program {
    private static final ByteOrder OTHER = ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;

    private Program() {}

    private static void same(Object actual, Object expected) {
        if (!expected.equals(actual)) throw new AssertionError(actual + " instead of " + expected);
    }

    private static ByteBuffer direct(int size) {
        return ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
    }

    /** 0, 1, 2, ... */
    private static ByteBuffer counting(ByteBuffer buffer) {
        for (int i = 0; i < buffer.capacity(); i++) buffer.put(i, (byte) i);
        return buffer;
    }

    private static void bytes() {
        ByteBuffer whole = counting(direct(100_000));
        long first = BufferLibrary.addressOf(whole);
        same(BufferLibrary.addressOf(whole), first);
        same(BufferLibrary.addressOf(whole.duplicate().position(7)), first + 7);
        same(BufferLibrary.addressOf(whole.slice(9, 1).asReadOnlyBuffer()), first + 9);
        same(BufferLibrary.addressOf(ByteBuffer.allocate(100_000)) == first, false);
        same(BufferLibrary.sumBytes(whole.duplicate().position(1).limit(4)), 6L);
        same(BufferLibrary.sumBytes(counting(ByteBuffer.allocate(16)).position(1).limit(4).asReadOnlyBuffer()), 6L);
        same(BufferLibrary.sumBytes(counting(ByteBuffer.allocate(16)).slice(2, 5).position(1)), 18L);
        same(BufferLibrary.sumBytes(direct(0)), 0L);
        same(BufferLibrary.sumBytes(new byte[] {1, 2}), 3L);
        same(whole.position(), 0);
        try (Blob blob = new Blob(whole.duplicate().limit(4)); Blob twice = new Blob(whole.duplicate().limit(4), 2)) {
            same(blob.sum(), 6L);
            same(twice.add(whole.slice(1, 2)), 15L);
        }
    }

    private static void numbers() {
        ByteBuffer memory = direct(64);
        for (ByteOrder order : List.of(ByteOrder.nativeOrder(), OTHER)) {
            for (ByteBuffer one : List.of(memory, ByteBuffer.allocate(64), memory.slice(1, 57))) {
                ByteBuffer ordered = one.order(order);
                same(BufferLibrary.sumShorts(ordered.asShortBuffer().put(new short[] {-1, 2, 3}).flip().position(1)), 5L);
                same(BufferLibrary.sumLongs(ordered.asLongBuffer().put(new long[] {1, 2, 3}).flip()), 6L);
                same(BufferLibrary.sumFloats(ordered.asFloatBuffer().put(new float[] {0.5f, 1}).flip()), 1.5f);
                same(BufferLibrary.sumDoubles(ordered.asDoubleBuffer().put(new double[] {0.5, 1}).flip()), 1.5);
            }
        }
        same(BufferLibrary.sumFloats(FloatBuffer.wrap(new float[] {1, 2})), 3f);
        same(BufferLibrary.sumLongs(LongBuffer.wrap(new long[] {1, 2}, 1, 1)), 2L);
        List<Long> told = new ArrayList<>();
        IntBuffer second = direct(8).asIntBuffer().put(new int[] {5, 6}).flip();
        same(BufferLibrary.sumBoth(counting(direct(4)), "name", second, told::add), 21L);
        same(BufferLibrary.sumBoth(ByteBuffer.wrap(new byte[] {1}), "name", second, sum -> BufferLibrary.sumBytes(new byte[4000])), 16L);
        same(told, List.of(10L));
    }

    private static void changed() {
        ByteBuffer memory = direct(64);
        for (ByteOrder order : List.of(ByteOrder.nativeOrder(), OTHER)) {
            for (ByteBuffer one : List.of(memory, ByteBuffer.allocate(64), memory.slice(1, 57))) {
                IntBuffer numbers = one.order(order).asIntBuffer().put(new int[] {1, 2, 3, 4}).position(1).limit(3);
                BufferLibrary.addTo(numbers, 10);
                check(numbers, 1, 12, 13, 4);
                BufferLibrary.addSlowly(numbers, 10, sum -> BufferLibrary.sumBytes(new byte[4000]));
                check(numbers, 1, 22, 23, 4);
            }
        }
        try {
            BufferLibrary.addTo(memory.asReadOnlyBuffer().asIntBuffer(), 1);
            throw new AssertionError("a read-only buffer was changed");
        } catch (IllegalArgumentException error) {
            same(error.getMessage(), "data: the buffer is read-only, and the library may change it");
        }
        try {
            BufferLibrary.sumBytes((ByteBuffer) null);
            throw new AssertionError("null for a buffer");
        } catch (NullPointerException error) {
            same(error.getMessage(), "data");
        }
    }

    private static void check(IntBuffer numbers, int... expected) {
        same(numbers.position(), 1);
        same(((Buffer) numbers).limit(), 3);
        for (int i = 0; i < expected.length; i++) same(numbers.duplicate().limit(4).get(i), expected[i]);
    }

    public static void main(String[] arguments) {
        BufferLibrary.load(Path.of(arguments[0]));
        bytes();
        numbers();
        changed();
        System.out.println("ok");
    }
}
