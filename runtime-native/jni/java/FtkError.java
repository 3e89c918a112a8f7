package ftk;

import java.util.List;

/** A call failed. Declared errors are subclasses; an instance of this class itself is a failure of the runtime: see {@link #status()}. */
public class FtkError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String domain;
    private String text;
    private transient List<Note> notes = List.of();

    /**
     * A failure of the runtime.
     *
     * @param status one of {@link Status}
     * @param message what happened
     */
    public FtkError(int status, String message) {
        this(status, "", message, null);
    }

    /**
     * For declared errors.
     *
     * @param status one of {@link Status}, or {@code Status.DECLARED - code}
     * @param domain of the declared error, "" for failures of the runtime
     * @param message what happened
     * @param cause the error behind this one, or null
     */
    protected FtkError(int status, String domain, String message, Throwable cause) {
        super(message);
        if (cause != null) initCause(cause);
        this.status = status;
        this.domain = domain;
        this.text = message;
    }

    /** {@return one of {@link Status}, or {@code Status.DECLARED - code} for declared errors} */
    public final int status() {
        return status;
    }

    /** {@return the stable number of a declared error in its set; 0 for failures of the runtime} */
    public final int code() {
        return status < Status.DECLARED ? Status.DECLARED - status : 0;
    }

    /** {@return the set that declares the error, "" for failures of the runtime} */
    public final String domain() {
        return domain;
    }

    /** {@return remarks of the language frames that the error passed through, the innermost first} */
    public final List<Note> notes() {
        return notes == null ? List.of() : notes;
    }

    @Override
    public String getMessage() {
        return text;
    }

    /** What the library says about the error. */
    final void complete(String message, List<Note> remarks) {
        if (!message.isEmpty()) text = message;
        notes = remarks;
    }
}
