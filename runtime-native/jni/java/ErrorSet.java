package ftk;

/** A set of declared errors, as generated code describes it to the runtime. Not for users. */
public abstract class ErrorSet {
    final String domain;
    final Class<? extends FtkError> type;

    /**
     * A set.
     *
     * @param domain its name across languages
     * @param type the class of all its errors
     */
    protected ErrorSet(String domain, Class<? extends FtkError> type) {
        this.domain = domain;
        this.type = type;
    }

    /**
     * Puts the payload of the current native error into the stream.
     *
     * @param scratch of this thread
     * @return the status
     */
    protected int fetch(Scratch scratch) {
        return 0;
    }

    /**
     * The set that a case embeds.
     *
     * @param code of the case
     * @return the set, or null
     */
    protected ErrorSet embedded(int code) {
        return null;
    }

    /**
     * Makes the error of a code; its payload is read from the stream.
     *
     * @param scratch of this thread
     * @param code of the case
     * @param message of the native error
     * @param cause of an embedding case
     * @return the error
     */
    protected abstract FtkError make(Scratch scratch, int code, String message, FtkError cause);

    /**
     * Puts the payload of an error into the stream.
     *
     * @param scratch of this thread
     * @param error of this set
     */
    protected void send(Scratch scratch, FtkError error) {}

    /**
     * Keeps the error in header and stream as the cause of the next.
     *
     * @param scratch of this thread
     */
    protected void keep(Scratch scratch) {}
}
