package program;

/** Entries of the provider's tables, for any value of a handle. Each gives the status. */
final class Entries {
    private Entries() {}

    static native int releaseLog(String library, long bits);

    static native int retainNode(String library, long bits);

    static native int releaseNode(String library, long bits);

    /** Takes a view of a page, until {@code endView}, which gives its text. */
    static native int viewPage(String library, long bits);

    static native int closePage(String library, long bits);

    static native String endView();

    /** The address of a variable. */
    static native long address();
}
