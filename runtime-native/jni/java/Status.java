package ftk;

/** Why a call failed, when it was not with a declared error: the values of {@link FtkError#status()}. */
public final class Status {
    /** The provider panicked or threw an undeclared exception. */
    public static final int PANIC = -1;
    /** Out of memory. */
    public static final int NO_MEMORY = -2;
    /** Invalid argument. */
    public static final int INVALID = -3;
    /** Text that is not valid, such as a lone surrogate. */
    public static final int UTF8 = -4;
    /** Not a value of its type. */
    public static final int VALUE = -5;
    /** Out of range. */
    public static final int RANGE = -6;
    /** A null handle. Java reports {@link #CLOSED} instead. */
    public static final int NULL_HANDLE = -7;
    /** The object was released. */
    public static final int STALE = -8;
    /** A handle of another type. */
    public static final int WRONG_TYPE = -9;
    /** Not a handle of this library. */
    public static final int FOREIGN = -10;
    /** The object was closed or given away. */
    public static final int CLOSED = -11;
    /** Another call or a live view uses the object. */
    public static final int BUSY = -12;
    /** Wrong thread. */
    public static final int THREAD = -13;
    /** A callback was used after its call ended. */
    public static final int EXPIRED = -14;
    /** Cancelled. */
    public static final int CANCELLED = -15;
    /** Timed out. */
    public static final int TIMEOUT = -16;
    /** Not supported. */
    public static final int UNSUPPORTED = -17;
    /** Not available in the version of the other side. */
    public static final int UNAVAILABLE = -18;
    /** Incompatible version. */
    public static final int VERSION = -19;
    /** The other side gave what is not a value of its type. */
    public static final int CONTRACT = -20;
    /** Not possible in this state. */
    public static final int STATE = -21;
    /** The provider's library is not loaded. */
    public static final int LOAD = -22;
    /** A callback failed with an exception that is not declared. */
    public static final int CALLBACK = -23;
    /** Declared errors have the status {@code DECLARED - code}. */
    public static final int DECLARED = -1000;

    private Status() {}
}
