package ftk;

import java.lang.ref.Cleaner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/** The scratch of this package in one thread: calls that nest, objects that move, unknown cases and failures. Not for users. */
public final class Scratch extends Lending {
    private static final Cleaner CLEANER = Cleaner.create();
    private static final ThreadLocal<Scratch> CURRENT = ThreadLocal.withInitial(Scratch::new);
    private static final int CAUSES = 16;
    private static final int LONGEST_MESSAGE = 1000;

    /** The arguments of a callback are being read: what they hold is lent. */
    public boolean lending;
    /** Releases handles of other packages' resources that values of this one hold; null when there are none. Set when the class Natives is loaded. */
    static Others others;

    /** Releases handles of other packages' resources. */
    @FunctionalInterface
    interface Others {
        /**
         * Gives a reference back.
         *
         * @param number of the resource in native code
         * @param handle of the object
         */
        void release(int number, long handle);
    }

    /* Four for each call that is running: next slot, text, objects given, objects lent. */
    private int[] marks = new int[16];
    private int depth;
    private final List<IntConsumer> given = new ArrayList<>();
    private final List<Runnable> lent = new ArrayList<>();

    private Scratch() {
        super(Natives.FRAME_SLOTS);
        long native_ = address;
        CLEANER.register(this, () -> Bridge.detach(native_));
    }

    /** {@return the scratch of this thread} */
    public static Scratch current() {
        return CURRENT.get();
    }

    /**
     * Finds the memory of this thread for a callback that native code calls on any thread, and claims the stream behind what lies in it.
     *
     * @param attached whether the thread was made known to Java for it: then it loads classes as this package does
     * @return the address
     */
    public static long enter(boolean attached) {
        if (attached) Thread.currentThread().setContextClassLoader(Scratch.class.getClassLoader());
        Scratch scratch = current();
        if (scratch.depth == 0) scratch.shrink();
        scratch.free();
        return scratch.address;
    }

    /** Begins a call with arguments in the stream. */
    public void begin() {
        if (depth == 0) shrink();
        beginCallback();
    }

    /** Begins a callback, whose arguments are there already. */
    public void beginCallback() {
        int at = depth;
        if (at == marks.length) marks = Arrays.copyOf(marks, at * 2);
        marks[at] = w;
        marks[at + 1] = mark();
        marks[at + 2] = given.size();
        marks[at + 3] = lent.size();
        depth = at + 4;
    }

    /** Claims the stream from where this call began. */
    public void base() {
        flat.putInt(BASE, marks[depth - 4]);
    }

    /** Claims the stream from where nothing of the calls around is. */
    public void free() {
        flat.putInt(BASE, w);
    }

    /** Hands the text of this call to native code. */
    public void sendText() {
        send(marks[depth - 3]);
    }

    /** Ends the call, also when it failed half-way. */
    public void end() {
        int at = depth - 4;
        for (int i = lent.size(); i > marks[at + 3]; i--) lent.remove(i - 1).run();
        while (given.size() > marks[at + 2]) given.remove(given.size() - 1);
        w = marks[at];
        rewind(marks[at + 1]);
        depth = at;
    }

    /**
     * An object in the value being written moves with it.
     *
     * @param object told the status of the call
     */
    public void give(IntConsumer object) {
        given.add(object);
    }

    /**
     * The call was made: what moved is empty now.
     *
     * @param status of the call
     */
    public void sent(int status) {
        int first = marks[depth - 2];
        while (given.size() > first) given.remove(given.size() - 1).accept(status);
    }

    /**
     * An object that ends with the callback it was lent to.
     *
     * @param expire ends it
     */
    public void lend(Runnable expire) {
        lent.add(expire);
    }

    /**
     * Writes a case that the generated code does not know; only one that came from the same library can be.
     *
     * @param tag of the case
     * @param value that was kept, 0 for none of this library
     * @param where names the variant in messages
     */
    public void putUnknown(long tag, long value, String where) {
        if (value == 0) throw new FtkError(Status.UNSUPPORTED, where + ": an unknown case can only be sent to the library it came from");
        int at = put(2);
        stream.putInt(at, (int) tag);
        stream.putLong(at + 8, value);
    }

    /**
     * Ends an unknown case.
     *
     * @param value that was kept
     */
    public static void dropUnknown(long value) {
        Bridge.dropUnknown(value);
    }

    /** {@return whether the last call failed; for calls whose result is their value} */
    public boolean failed() {
        return flat.getInt(STATUS) != 0;
    }

    /** {@return the status of the last call whose result is its value} */
    public int status() {
        return flat.getInt(STATUS);
    }

    /** Ends a callback whose result is in the frame or in the stream. */
    public int done() {
        flat.putInt(STATUS, 0);
        return 0;
    }

    /** A value was not read to its end: releases what is left of it. */
    public void settle() {
        for (int number = Bridge.settle(address); number != 0; number = Bridge.settle(address)) others.release(number, flat.getLong(FRAME));
    }

    /**
     * Throws what the call that just failed throws. One that a callback threw is the very same object.
     *
     * @param set what the call declares, or null
     * @return never
     */
    public RuntimeException failure(ErrorSet set) {
        Throwable error;
        try {
            error = lift(set, 0);
        } finally {
            Bridge.forget(address);
        }
        throw Scratch.<RuntimeException>unchecked(error);
    }

    /**
     * Throws what a call failed with whose answer is a word.
     *
     * @param word negative: the failure itself, which this takes over
     * @param set what the call declares, or null
     * @return never
     */
    public static RuntimeException failure(long word, ErrorSet set) {
        Scratch scratch = null;
        try {
            scratch = current();
        } finally {
            Bridge.take(scratch == null ? 0 : scratch.address, word);
        }
        throw scratch.failure(set);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T unchecked(Throwable error) throws T {
        throw (T) error;
    }

    private Throwable lift(ErrorSet set, int level) {
        free();
        Throwable origin = Bridge.failure(address);
        if (origin != null) return origin;
        if (failed()) return new FtkError(status(), "out of memory while an error was read");
        open();
        int at = take(3);
        int status = stream.getInt(at);
        boolean payload = stream.getInt(at + 4) != 0;
        int noteCount = stream.getInt(at + 8);
        String domain = takeText(stream.getInt(at + 12));
        String message = takeText(stream.getInt(at + 16));
        Note[] notes = new Note[noteCount];
        for (int i = 0; i < noteCount; i++) {
            int n = take(2);
            notes[i] = new Note(takeText(stream.getInt(n)), takeText(stream.getInt(n + 4)), takeText(stream.getInt(n + 8)));
        }
        /* A handle is never empty in Java unless it was closed or given away: nobody there passed "null". */
        if (status == Status.NULL_HANDLE) {
            status = Status.CLOSED;
            message = message.replaceFirst("null handle$", "closed");
        }
        FtkError error = make(set, status, payload, domain, message, level);
        error.complete(message, List.of(notes));
        return error;
    }

    private FtkError make(ErrorSet set, int status, boolean payload, String domain, String message, int level) {
        int code = Status.DECLARED - status;
        if (set == null || code <= 0 || !domain.equals(set.domain)) {
            FtkError error = new FtkError(status, domain, message, null);
            Throwable cause = cause(null, level);
            if (cause != null) error.initCause(cause);
            return error;
        }
        ErrorSet embedded = set.embedded(code);
        if (embedded != null) return embedding(set, embedded, code, message, cause(embedded, level));
        if (payload) {
            free();
            if (set.fetch(this) != 0) return Check.contract("payload of " + set.domain);
            open();
        }
        FtkError error = set.make(this, code, message, null);
        Throwable cause = cause(null, level);
        if (cause != null && error.getCause() == null) error.initCause(cause);
        return error;
    }

    /* Without the error inside it, for example for want of memory, the case could not be given as what it is declared to be. */
    private FtkError embedding(ErrorSet set, ErrorSet embedded, int code, String message, Throwable cause) {
        if (cause == null || embedded.type.isInstance(cause)) return set.make(this, code, message, (FtkError) cause);
        return cause instanceof FtkError failed && failed.status() == Status.NO_MEMORY ? failed : Check.contract("error inside " + set.domain);
    }

    private Throwable cause(ErrorSet set, int level) {
        return level < CAUSES && Bridge.cause(address) ? lift(set, level + 1) : null;
    }

    /**
     * Describes what a callback threw, for the native error that will be made of it.
     *
     * @param error that was thrown
     * @param set what the callback declares, or null
     * @return the status
     */
    public int raise(Throwable error, ErrorSet set) {
        if (lending) {
            lending = false;
            settle();
        }
        int status = describe(error, set);
        Bridge.thrown(address, error);
        return status;
    }

    private int describe(Throwable error, ErrorSet set) {
        int base = marks[depth - 4];
        int text = marks[depth - 3];
        FtkError declared = set != null && set.type.isInstance(error) && error instanceof FtkError one && one.code() > 0 ? one : null;
        ErrorSet embedded = declared == null ? null : set.embedded(declared.code());
        if (embedded != null) {
            flat.putInt(STATUS, describe(declared.getCause(), embedded));
            embedded.keep(this);
        }
        w = base;
        rewind(text);
        String message = messageOf(error);
        int length = putText(message);
        int status = error instanceof FtkError failed && failed.code() == 0 && failed.status() < 0 ? failed.status() : Status.CALLBACK;
        if (declared != null && sendPayload(set, declared)) status = declared.status();
        flat.putInt(BASE, base);
        flat.putInt(MESSAGE, length);
        send(text);
        return status;
    }

    /* False when the fields of the error are not what they are declared to be: then it is no declared error. */
    private boolean sendPayload(ErrorSet set, FtkError error) {
        int slot = w;
        int text = mark();
        try {
            set.send(this, error);
            return true;
        } catch (RuntimeException wrong) {
            w = slot;
            rewind(text);
            return false;
        }
    }

    /* Lone surrogates, which native text cannot hold, are replaced. */
    private static String messageOf(Throwable error) {
        String text;
        try {
            text = error instanceof FtkError || error.getMessage() != null ? error.getMessage() : error.toString();
        } catch (RuntimeException wrong) {
            text = null;
        }
        if (text == null) return "";
        StringBuilder out = new StringBuilder(Math.min(text.length(), LONGEST_MESSAGE));
        for (int i = 0; i < text.length() && i < LONGEST_MESSAGE; ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            out.appendCodePoint(c >= 0xd800 && c <= 0xdfff ? 0xfffd : c);
        }
        return out.toString();
    }
}
