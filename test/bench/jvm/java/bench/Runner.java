package bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures one case: all paths in turn, in slices; the time of a path is its best slice. */
final class Runner {
  private static final int ROUNDS = 25;
  /** Nanoseconds of CPU time that one slice takes. */
  private static final long SLICE = 2_500_000;
  /**
   * A path is warm after so many slices and calls at least, when no compiler finished anything during the last {@link #QUIET} slices. Calls that take long
   * are enough when they took {@link #WARM_TIME} nanoseconds.
   */
  private static final int WARM = 40;
  private static final int WARM_CALLS = 1000;
  private static final long WARM_TIME = 1_500_000_000;
  private static final int QUIET = 15;
  private static final int MOST_SLICES = 3000;
  /** How often the rounds are repeated at most, because a compiler finished something meanwhile or slices were too short. */
  private static final int ATTEMPTS = 8;

  /** One path of the case. */
  private static final class Path {
    final String name;
    final Loop loop;
    int calls = 1;
    double best = Double.POSITIVE_INFINITY;
    long allocated;

    Path(String name, Loop loop) {
      this.name = name;
      this.loop = loop;
    }

    /** Runs one slice; returns its CPU time. */
    long slice() throws Exception {
      long start = Clock.cpu();
      long result = loop.run(calls);
      long time = Clock.cpu() - start;
      used += result;
      return time;
    }

    /** The quickest of some slices. */
    private long quickest() throws Exception {
      return Math.min(slice(), Math.min(slice(), slice()));
    }

    /** Makes slices as long as they should be. */
    void calibrate() throws Exception {
      long time = quickest();
      while (time < SLICE / 4) {
        calls *= 2;
        time = quickest();
      }
      calls = (int) Math.max(1, calls * SLICE / time);
    }

    /** Whether all slices of the rounds are about as long as they should be. */
    boolean isCalibrated() {
      return calls == 1 || best < Double.POSITIVE_INFINITY && best * calls >= SLICE / 3.0;
    }
  }

  /** Depends on all results. */
  static volatile long used;

  private final String name;
  private final long step;
  private final List<Path> paths = new ArrayList<>();

  Runner(String name, long step) {
    this.name = name;
    this.step = step;
  }

  void add(String path, Loop loop) {
    paths.add(new Path(path, loop));
  }

  /** A path that gives something else than the others is an error. */
  void compareContents() throws Exception {
    String expected = paths.get(0).loop.content();
    for (Path path : paths) {
      String content = path.loop.content();
      if (!content.equals(expected)) {
        throw new IllegalStateException(
            name + ": " + path.name + " gives\n" + shorten(content) + "\nand " + paths.get(0).name + "\n" + shorten(expected));
      }
    }
  }

  private static String shorten(String text) {
    return text.length() <= 300 ? text : text.substring(0, 300) + "...";
  }

  /** Nanoseconds for one call of each path. */
  Map<String, Double> times() throws Exception {
    for (Path path : paths) warm(path);
    for (int attempt = 1; !rounds(); attempt++) {
      if (attempt == ATTEMPTS) {
        System.err.println(name + ": a compiler still worked during the last rounds");
        break;
      }
    }
    Map<String, Double> times = new LinkedHashMap<>();
    for (Path path : paths) {
      if (path.best == Double.POSITIVE_INFINITY) throw new IllegalStateException(name + ": the slices of " + path.name + " are too short for the clock");
      times.put(path.name, path.best);
    }
    return times;
  }

  /** All rounds; whether nothing disturbed them. */
  private boolean rounds() throws Exception {
    long compiled = Clock.compiled();
    for (Path path : paths) path.best = Double.POSITIVE_INFINITY;
    for (int round = 0; round < ROUNDS; round++) {
      for (Path path : paths) {
        long time = path.slice();
        if (time >= 1000 * step) path.best = Math.min(path.best, (double) time / path.calls);
      }
    }
    boolean quiet = Clock.compiled() == compiled;
    for (Path path : paths) {
      if (path.isCalibrated()) continue;
      path.calibrate();
      quiet = false;
    }
    return quiet;
  }

  /** Bytes of the Java heap that one call of each path allocates. */
  Map<String, Long> allocations() throws Exception {
    Map<String, Long> allocations = new LinkedHashMap<>();
    for (Path path : paths) {
      long before = Clock.allocated();
      path.slice();
      allocations.put(path.name, (Clock.allocated() - before) / path.calls);
    }
    return allocations;
  }

  private void warm(Path path) throws Exception {
    path.calibrate();
    long compiled = Clock.compiled();
    int slices = 0;
    long calls = 0;
    long time = 0;
    for (int quiet = 0; slices < MOST_SLICES && (slices < WARM || quiet < QUIET || calls < WARM_CALLS && time < WARM_TIME); slices++, quiet++) {
      time += path.slice();
      calls += path.calls;
      if (slices % 10 == 9) Thread.sleep(2);
      if (Clock.compiled() != compiled) quiet = 0;
      compiled = Clock.compiled();
      if (slices == WARM / 2) path.calibrate();
    }
    path.calibrate();
    System.err.println(name + ": " + path.name + (slices < MOST_SLICES ? " warm after " : " NOT warm after ") + slices + " slices");
  }
}
