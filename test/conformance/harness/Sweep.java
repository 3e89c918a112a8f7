package program;

import java.util.ArrayList;
import java.util.List;

/**
 * The transcript of a feature again and again, each time with another allocation of the runtime failing: first in the bridge's copy, then in the
 * library's; first that one only, then also all that follow in the run. A run may stop with "out of memory" or print that status where it prints
 * failures; it never ends the process, prints nothing wrong, and leaves nothing behind.
 */
final class Sweep {
    private static final int NO_MEMORY = -2;
    private static final int MOST_PROBLEMS = 5;

    private final String bridge;
    private final String library;
    private final Harness.Consume consume;
    private final List<String> wanted;
    private final List<String> printed = new ArrayList<>();

    Sweep(String bridge, String library, Harness.Consume consume, List<String> wanted) {
        this.bridge = bridge;
        this.library = library;
        this.consume = consume;
        this.wanted = wanted;
    }

    /** Lets an allocation of the copy at a path fail from now on; 0 switches it off. Returns how many there were since the last call. */
    private static native long failAllocation(String path, long nth, boolean persistent);

    /** How many runs met the failure in each copy, and every run that went wrong. */
    List<String> run() throws InterruptedException {
        long kept = Harness.settle(bridge, library, 0);
        for (boolean persistent : new boolean[] {false, true}) sweep("consumer", bridge, persistent, kept);
        for (boolean persistent : new boolean[] {false, true}) sweep("provider", library, persistent, kept);
        return printed;
    }

    private void sweep(String copy, String path, boolean persistent, long kept) throws InterruptedException {
        String what = copy + (persistent ? " from then on" : "");
        int before = printed.size();
        long failed = 0;
        for (long nth = 1; printed.size() - before < MOST_PROBLEMS; nth++) {
            failAllocation(path, nth, persistent);
            Harness.Run run = Harness.record(consume, library);
            long seen = failAllocation(path, 0, false);
            judge(run, what + ": allocation " + nth + " ");
            if (seen < nth) break;
            failed++;
            // What a run that stopped holds is garbage, and must not be seen by the next.
            if (run.error() != null) leftovers(what, kept, nth);
        }
        leftovers(what, kept, failed);
        printed.add(what + ": " + failed + " failed");
    }

    private void leftovers(String what, long kept, long nth) throws InterruptedException {
        long left = Harness.settle(bridge, library, kept) - kept;
        if (left > 0) printed.add(what + ": " + left + " objects left behind up to allocation " + nth);
    }

    private void judge(Harness.Run run, String what) {
        List<String> lines = run.lines();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean right = i < wanted.size() && line.equals(wanted.get(i)) || line.endsWith("status " + NO_MEMORY);
            if (!right) printed.add(what + "printed: " + line);
        }
        if (run.error() == null) {
            if (lines.size() != wanted.size()) printed.add(what + "printed " + lines.size() + " lines instead of " + wanted.size());
        } else if (!Harness.hasStatus(run.error(), NO_MEMORY)) {
            printed.add(what + "stopped with " + Harness.trace(run.error()));
        }
    }
}
