package ftk;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

/** The native library of this package: its rare functions. Not for users. */
public final class Bridge {
    /** The package in native code; set when the library is loaded. */
    private static long library;

    static {
        Unpack.load(Natives.LIBRARY);
    }

    private Bridge() {}

    static native long attach(ByteBuffer flat, ByteBuffer stream, ByteBuffer text);

    static native void detach(long scratch);

    static native void stream(long scratch, ByteBuffer buffer);

    static native void text(long scratch, ByteBuffer buffer);

    static native Throwable failure(long scratch);

    static native boolean cause(long scratch);

    static native void take(long scratch, long failure);

    static native long address(Buffer buffer);

    static native void forget(long scratch);

    static native void thrown(long scratch, Throwable exception);

    static native void dropUnknown(long kept);

    static native int settle(long scratch);

    private static native int load(long scratch, long library, byte[] path);

    /** Loads the native library, as any first use of this class does. */
    public static void ready() {}

    /** Native code throws what a call failed with. */
    private static void raise(long failure) {
        throw Scratch.failure(failure, null);
    }

    /**
     * Opens the provider's library.
     *
     * @param path where it is
     */
    public static void load(Path path) {
        Objects.requireNonNull(path, "path");
        Scratch scratch = Scratch.current();
        byte[] bytes = (path.toAbsolutePath() + "\0").getBytes(StandardCharsets.UTF_8);
        if (load(scratch.address, library, bytes) != 0) throw scratch.failure(null);
    }
}
