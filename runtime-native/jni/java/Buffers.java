package ftk;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Memory shared with native code by one thread: {@code flat} for what has a fixed place, {@code stream} for the rest, depth first, in slots of
 * 8 bytes, and a buffer for text. A value that does not fit makes them grow. Not for users.
 */
public abstract class Buffers {
    static final int STATUS = 0;
    static final int BASE = 4;
    static final int TEXT = 8;
    static final int SPILL = 12;
    static final int SPILL_TEXT = 16;
    static final int MESSAGE = 20;
    static final int FRAME = 32;
    private static final int HEADER_SLOTS = 4;
    private static final int FIRST_SLOTS = 1 << 13;
    private static final int KEPT_SLOTS = 1 << 17;
    private static final int FIRST_TEXT = 1 << 16;
    private static final int KEPT_TEXT = 1 << 20;
    private static final int MOST_SLOTS = Integer.MAX_VALUE >> 3;
    private static final int WIDE = 0x7fffffff;

    /** Header and frame; never replaced. */
    public final ByteBuffer flat;
    /** Everything else; replaced when it grows. */
    public ByteBuffer stream;
    /** Next slot to write. Not 0 at the start of a call that user code began inside another. */
    public int w;
    /** Next byte to read. */
    public int r;
    /** Of the native side. */
    public final long address;

    private int slots = FIRST_SLOTS;
    private ByteBuffer text = allocate(FIRST_TEXT);
    private CharBuffer textUnits = text.asCharBuffer();
    /* Inward text, joined. */
    private char[] chars = new char[1 << 10];
    private int units;
    /* Outward text that is being read. */
    private byte[] bytes = new byte[1 << 10];
    private char[] wide = new char[0];
    private int textAt;

    Buffers(int frame) {
        flat = allocate((HEADER_SLOTS + frame) * 8);
        stream = allocate(FIRST_SLOTS * 8);
        address = Bridge.attach(flat, stream, text);
        if (address == 0) throw new FtkError(Status.NO_MEMORY, "out of memory: scratch of a thread");
    }

    static ByteBuffer allocate(int size) {
        return ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
    }

    /**
     * Room in the stream.
     *
     * @param count of slots
     * @return the first byte
     */
    public final int put(int count) {
        int at = w;
        int next = at + count;
        if (next > slots || next < 0) grow(next);
        w = next;
        return at << 3;
    }

    /**
     * Room for packed elements.
     *
     * @param count of elements
     * @param size of each in bytes
     * @return the first byte
     */
    public final int putPacked(int count, int size) {
        long needed = ((long) count * size + 7) >> 3;
        if (needed > MOST_SLOTS - w) throw tooLarge();
        return put((int) needed);
    }

    /**
     * The next slots of the value being read.
     *
     * @param count of slots
     * @return the first byte
     */
    public final int take(int count) {
        int at = r;
        r = at + (count << 3);
        return at;
    }

    /**
     * Packed elements of the value being read.
     *
     * @param count of elements
     * @param size of each in bytes
     * @return the first byte
     */
    public final int takePacked(int count, int size) {
        return take((int) (((long) count * size + 7) >> 3));
    }

    /**
     * A count in a slot of its own.
     *
     * @param count of elements
     * @return the same
     */
    public final int putCount(int count) {
        int at = put(1);
        stream.putLong(at, count);
        return count;
    }

    /** {@return the count of elements that follow} */
    public final int takeCount() {
        return stream.getInt(take(1));
    }

    /** {@return where text of a call begins: what is in front belongs to the value of a call around this one} */
    public final int mark() {
        return units;
    }

    /**
     * Forgets text that was not sent.
     *
     * @param mark where it begins
     */
    final void rewind(int mark) {
        units = mark;
    }

    /**
     * Appends a text.
     *
     * @param value to append
     * @return its length word
     */
    public final int putText(String value) {
        int length = value.length();
        int at = units;
        if (length > chars.length - at) growChars(length);
        value.getChars(0, length, chars, at);
        units = at + length;
        return length;
    }

    /**
     * Hands the text of a call to native code.
     *
     * @param mark where it begins
     */
    public final void send(int mark) {
        int length = units - mark;
        if (length > textUnits.capacity()) replaceText(Math.multiplyExact(length, 2));
        textUnits.put(0, chars, mark, length);
        flat.putInt(TEXT, length);
        units = mark;
    }

    /** Begins to read what native code left. */
    public final void open() {
        int base = flat.getInt(BASE);
        int spilled = flat.getInt(SPILL);
        if (spilled != 0) grow(base + spilled);
        r = base << 3;
        int length = flat.getInt(TEXT);
        if (flat.getInt(SPILL_TEXT) != 0) replaceText(length);
        textAt = 0;
        if (length == 0) return;
        if (length > bytes.length) bytes = new byte[Math.max(length, bytes.length * 2)];
        text.get(0, bytes, 0, length);
    }

    /**
     * The next text of the value being read.
     *
     * @param word its length word
     * @return the text
     */
    public final String takeText(int word) {
        if (word < 0) return takeWide(word & WIDE);
        if (word == 0) return "";
        int at = textAt;
        textAt = at + word;
        return new String(bytes, at, word, StandardCharsets.ISO_8859_1);
    }

    private String takeWide(int length) {
        int at = (textAt + 1) >> 1;
        textAt = (at + length) << 1;
        if (length > wide.length) wide = new char[Math.max(length, 256)];
        textUnits.get(at, wide, 0, length);
        return new String(wide, 0, length);
    }

    /** Gives the memory of a very large value back, when nothing is being written. */
    final void shrink() {
        if (w != 0 || units != 0) return;
        if (slots > KEPT_SLOTS) replaceStream(FIRST_SLOTS);
        if (text.capacity() > KEPT_TEXT) replaceText(FIRST_TEXT);
        if (bytes.length > KEPT_TEXT) bytes = new byte[1 << 10];
        if (chars.length > KEPT_TEXT) chars = new char[1 << 10];
        if (wide.length > KEPT_TEXT) wide = new char[0];
    }

    private void growChars(int length) {
        int wanted = Math.addExact(units, length);
        char[] next = new char[Math.max(wanted, (int) Math.min(Integer.MAX_VALUE - 8, chars.length * 2L))];
        System.arraycopy(chars, 0, next, 0, units);
        chars = next;
    }

    private void grow(int wanted) {
        if (wanted < 0 || wanted > MOST_SLOTS) throw tooLarge();
        ByteBuffer old = stream;
        ByteBuffer next = allocate((int) Math.min(MOST_SLOTS, Math.max(wanted, slots * 2L)) << 3);
        next.put(0, old, 0, old.capacity());
        use(next);
    }

    private void replaceStream(int count) {
        use(allocate(count << 3));
    }

    private void use(ByteBuffer next) {
        stream = next;
        slots = next.capacity() >> 3;
        Bridge.stream(address, next);
    }

    private void replaceText(int size) {
        text = allocate(Math.max(size, FIRST_TEXT));
        textUnits = text.asCharBuffer();
        Bridge.text(address, text);
    }

    private static FtkError tooLarge() {
        return new FtkError(Status.RANGE, "a value of more than 2 GiB");
    }
}
