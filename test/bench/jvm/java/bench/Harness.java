package bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Measures all cases. Arguments: {@code [--only=REGEX] PATH=CLASS ...}, where the class has {@code static Map<String, Loop> cases()}. Prints one JSON array on
 * stdout: names, and nanoseconds for one value. What it does, and the bytes of the Java heap that a call takes, goes to stderr.
 */
public final class Harness {
  private Harness() {}

  public static void main(String[] arguments) throws Exception {
    Map<String, Map<String, Loop>> paths = new LinkedHashMap<>();
    String only = null;
    for (String argument : arguments) {
      if (argument.startsWith("--only=")) only = argument.substring("--only=".length());
      else paths.put(argument.substring(0, argument.indexOf('=')), cases(argument.substring(argument.indexOf('=') + 1)));
    }
    long step = Clock.step();
    System.err.println("clock: step " + step + " ns");
    StringBuilder json = new StringBuilder();
    for (String name : paths.values().iterator().next().keySet()) {
      if (only != null && !name.matches(only)) continue;
      json.append(json.isEmpty() ? "[" : ",").append(measure(name, paths, step));
    }
    System.out.println(json.append("]"));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Loop> cases(String type) throws ReflectiveOperationException {
    return (Map<String, Loop>) Class.forName(type).getMethod("cases").invoke(null);
  }

  private static String measure(String name, Map<String, Map<String, Loop>> paths, long step) throws Exception {
    Runner runner = new Runner(name, step);
    for (Map.Entry<String, Map<String, Loop>> path : paths.entrySet()) {
      Loop loop = path.getValue().get(name);
      if (loop != null) runner.add(path.getKey(), loop);
    }
    runner.compareContents();
    int values = name.matches("(generate|sum|records|callback)_.*_?1k") ? Inputs.MANY : 1;
    Map<String, Double> times = runner.times();
    times.replaceAll((path, time) -> time / values);
    System.err.println(name + ": bytes " + json(runner.allocations()));
    return "{\"case\":\"" + name + "\",\"times\":" + json(times) + "}";
  }

  private static String json(Map<String, ? extends Number> values) {
    return values.entrySet().stream().map(one -> "\"" + one.getKey() + "\":" + one.getValue()).collect(Collectors.joining(",", "{", "}"));
  }
}
