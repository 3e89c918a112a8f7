package ftk;

import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An object that lives in the library. It holds one reference, which {@link #close()}, {@link #release()} or, some time after the object was
 * forgotten, the garbage collector gives back. Names with {@code $} belong to generated code.
 */
public abstract class NativeObject implements AutoCloseable {
    private static final Cleaner CLEANER = Cleaner.create();

    private final Handle handle;
    private final Cleaner.Cleanable cleanable;

    /** What the runtime must know of a class of objects. Not for users. */
    public abstract static class $Type {
        private final String name;

        /**
         * A class of objects.
         *
         * @param name for messages
         */
        protected $Type(String name) {
            this.name = name;
        }

        /**
         * Gives a reference back. Any thread.
         *
         * @param handle of the object
         */
        protected abstract void release(long handle);

        /**
         * Ends the object.
         *
         * @param scratch of this thread
         * @param handle of the object
         * @return the status
         */
        protected abstract int close(Scratch scratch, long handle);

        /** {@return what {@code close} may throw, or null} */
        protected ErrorSet closeErrors() {
            return null;
        }
    }

    private static final class Handle extends AtomicLong implements Runnable {
        private static final long serialVersionUID = 1L;

        private final transient $Type type;

        Handle($Type type, long value) {
            super(value);
            this.type = type;
        }

        @Override
        public void run() {
            long value = getAndSet(0);
            if (value != 0) type.release(value);
        }
    }

    /**
     * A new object of the library. It takes its handle over in any case: when there will be no object the handle is released.
     *
     * @param type of the object
     * @param handle of the object
     */
    protected NativeObject($Type type, long handle) {
        try {
            this.handle = new Handle(type, handle);
            this.cleanable = CLEANER.register(this, this.handle);
        } catch (Throwable error) {
            type.release(handle);
            throw error;
        }
    }

    /**
     * The owner of a handle, or its borrower until a callback ends. When this fails the handle was not taken over.
     *
     * @param type of the object
     * @param handle of the object
     * @param owned whether it is to be released
     */
    protected NativeObject($Type type, long handle, boolean owned) {
        this.handle = new Handle(type, handle);
        this.cleanable = owned ? CLEANER.register(this, this.handle) : null;
    }

    /** {@return the handle; 0 once the object was closed, released or given away} */
    public final long $handle() {
        return handle.get();
    }

    /** {@return the handle, where 0 would mean "none"} */
    public final long $opened() {
        long value = handle.get();
        if (value == 0) throw new FtkError(Status.CLOSED, handle.type.name + ": closed");
        return value;
    }

    /**
     * The object moved into the library.
     *
     * @param status of the call
     */
    public final void $gave(int status) {
        long value = handle.getAndSet(0);
        if (cleanable != null) cleanable.clean();
        /* A call that failed early may not have taken it: releasing a handle that is gone does nothing. */
        if (status != 0 && value != 0) handle.type.release(value);
    }

    /** The callback that the object was lent to has ended. */
    public final void $expire() {
        handle.set(0);
    }

    /**
     * Ends the object now: its own {@code close} runs, and every later call on it fails with {@link Status#CLOSED}. Does nothing the second
     * time. Calls that are still running elsewhere end first.
     */
    @Override
    public void close() {
        long value = handle.get();
        if (value == 0) return;
        Scratch scratch = Scratch.current();
        int status = handle.type.close(scratch, value);
        /* An object in exclusive use stays open, so that it can be closed later. */
        if (status != Status.BUSY) release();
        if (status < 0) throw scratch.failure(handle.type.closeErrors());
    }

    /** Gives this reference back. A unique object ends with it; a shared one lives on while others hold it. */
    public final void release() {
        if (cleanable != null) cleanable.clean();
        else handle.set(0);
    }
}
