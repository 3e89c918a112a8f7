package ftk;

import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** The value of a case that this version does not know, kept so that it can be sent back to the library it came from. Not for users. */
public final class UnknownCase {
    private static final Cleaner CLEANER = Cleaner.create();

    private final long tag;
    private final Object library;
    private final Kept kept;

    private static final class Kept extends AtomicLong implements Runnable {
        private static final long serialVersionUID = 1L;

        private final transient LongConsumer drop;

        Kept(long value, LongConsumer drop) {
            super(value);
            this.drop = drop;
        }

        @Override
        public void run() {
            long value = getAndSet(0);
            if (value != 0) drop.accept(value);
        }
    }

    /**
     * A case that is kept.
     *
     * @param tag number of the case
     * @param value what native code kept, or 0
     * @param library whose native code
     * @param drop ends the value
     */
    public UnknownCase(long tag, long value, Object library, LongConsumer drop) {
        this.tag = tag;
        this.library = library;
        this.kept = new Kept(value, drop);
        if (value != 0) CLEANER.register(this, kept);
    }

    /**
     * Takes the case that lies in the scratch. Its place is empty then, unless this fails: what is there is settled later.
     *
     * @param from memory of the scratch
     * @param at first byte of the case
     * @param library whose native code
     * @param drop ends the value
     * @return the case
     */
    public static UnknownCase take(ByteBuffer from, int at, Object library, LongConsumer drop) {
        long value = from.getLong(at + 8);
        from.putLong(at + 8, 0);
        try {
            return new UnknownCase(Integer.toUnsignedLong(from.getInt(at)), value, library, drop);
        } catch (Throwable error) {
            from.putLong(at + 8, value);
            throw error;
        }
    }

    /** {@return the number of the case} */
    public long tag() {
        return tag;
    }

    /**
     * What native code kept.
     *
     * @param owner the library that asks
     * @return 0 when there is nothing that it could read
     */
    public long value(Object owner) {
        return library == owner ? kept.get() : 0;
    }

    @Override
    public String toString() {
        return "Unknown(" + tag + ")";
    }
}
