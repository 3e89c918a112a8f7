package bench;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;

/** What the thread that asks has used, and what the compilers of the JVM are doing. */
final class Clock {
  private static final com.sun.management.ThreadMXBean THREADS = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final CompilationMXBean COMPILERS = ManagementFactory.getCompilationMXBean();

  private Clock() {}

  /** CPU time of this thread in nanoseconds. */
  static long cpu() {
    return THREADS.getCurrentThreadCpuTime();
  }

  /** Bytes that this thread allocated in the Java heap. */
  static long allocated() {
    return THREADS.getCurrentThreadAllocatedBytes();
  }

  /** Milliseconds that the compilers have worked; grows whenever one finishes a method. */
  static long compiled() {
    return COMPILERS.getTotalCompilationTime();
  }

  /** The smallest difference between two readings, in nanoseconds: what a reading costs, or the clock's step. */
  static long step() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 2000; i++) {
      long start = cpu();
      long next = start;
      while (next == start) next = cpu();
      least = Math.min(least, next - start);
    }
    return least;
  }
}
