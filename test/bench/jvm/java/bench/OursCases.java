package bench;

import bench.jvm.Counter;
import bench.jvm.DataPoint;
import bench.jvm.Direction;
import bench.jvm.JvmLibrary;
import bench.jvm.Labelled;
import bench.jvm.Location;
import bench.jvm.Person;
import bench.jvm.Refusal;
import bench.jvm.Sample;
import bench.jvm.TaskStatus;
import bench.jvm.UserProfile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The generated package. */
public final class OursCases {
  static {
    JvmLibrary.load(Path.of(System.getProperty("bench.ours")));
  }

  private OursCases() {}

  /** All cases, in the order of the report. */
  public static Map<String, Loop> cases() {
    Map<String, Loop> cases = new LinkedHashMap<>();
    cases.put("noop", new Noop());
    cases.put("add", new Add());
    cases.put("echo_string_small", new EchoStringSmall());
    cases.put("echo_string_1k", new EchoString1k());
    cases.put("echo_bytes_64k", new EchoBytes64k());
    cases.put("echo_person", new EchoPerson());
    cases.put("generate_locations_1k", new GenerateLocations1k());
    cases.put("generate_user_profiles_1k", new GenerateUserProfiles1k());
    cases.put("sum_user_scores_1k", new SumUserScores1k());
    cases.put("callback_1k", new Callback1k());
    cases.put("simple_enum", new SimpleEnum());
    cases.put("data_enum_input", new DataEnumInput());
    cases.put("record_in", new RecordIn());
    cases.put("record_out", new RecordOut());
    cases.put("record_string_in", new RecordStringIn());
    cases.put("record_string_out", new RecordStringOut());
    cases.put("string_in_16", new StringIn16());
    cases.put("string_in_1k", new StringIn1k());
    cases.put("string_out_16", new StringOut16());
    cases.put("string_out_1k", new StringOut1k());
    cases.put("records_in_1k", new RecordsIn1k());
    cases.put("records_out_1k", new RecordsOut1k());
    cases.put("bytes_in_1k", new BytesIn1k());
    cases.put("bytes_out_1k", new BytesOut1k());
    cases.put("bytes_64k_in", new Bytes64kIn());
    cases.put("bytes_64k_lent", new Bytes64kLent());
    cases.put("method", new Method());
    cases.put("error_none", new Succeeding());
    cases.put("error", new Failing());
    return cases;
  }

  static final class Noop extends Loop {
    @Override
    public long run(int calls) {
      for (int i = 0; i < calls; i++) JvmLibrary.noop();
      return calls;
    }

    @Override
    public String content() {
      JvmLibrary.noop();
      return "";
    }
  }

  static final class Add extends Loop {
    @Override
    public long run(int calls) {
      long sum = 0;
      for (int i = 0; i < calls; i++) sum += JvmLibrary.add(100, 200);
      return sum;
    }

    @Override
    public String content() {
      return row(JvmLibrary.add(100, 200));
    }
  }

  static final class EchoStringSmall extends Loop {
    @Override
    public long run(int calls) {
      for (int i = 0; i < calls; i++) keep(JvmLibrary.echoString(Inputs.SMALL));
      return calls;
    }

    @Override
    public String content() {
      return JvmLibrary.echoString(Inputs.SMALL);
    }
  }

  static final class EchoString1k extends Loop {
    @Override
    public long run(int calls) {
      for (int i = 0; i < calls; i++) keep(JvmLibrary.echoString(Inputs.TEXT_1000));
      return calls;
    }

    @Override
    public String content() {
      return JvmLibrary.echoString(Inputs.TEXT_1000);
    }
  }

  static final class EchoBytes64k extends Loop {
    @Override
    public long run(int calls) {
      for (int i = 0; i < calls; i++) keep(JvmLibrary.echoBytes(Inputs.BYTES_64K));
      return calls;
    }

    @Override
    public String content() {
      return Inputs.digest(JvmLibrary.echoBytes(Inputs.BYTES_64K));
    }
  }

  static final class EchoPerson extends Loop {
    private final Person person = new Person(Inputs.NAME, Inputs.AGE);

    @Override
    public long run(int calls) {
      for (int i = 0; i < calls; i++) keep(JvmLibrary.echoPerson(person));
      return calls;
    }

    @Override
    public String content() {
      Person back = JvmLibrary.echoPerson(person);
      return row(back.name(), back.age());
    }
  }

  static final class GenerateLocations1k extends Loop {
    @Override
    public long run(int calls) {
      for (int i = 0; i < calls; i++) keep(JvmLibrary.generateLocations(Inputs.MANY));
      return calls;
    }

    @Override
    public String content() {
      return rows(JvmLibrary.generateLocations(Inputs.MANY).stream().map(GenerateLocations1k::text).toList());
    }

    private static String text(Location one) {
      return row(one.id(), one.lat(), one.lng(), one.rating(), one.reviewCount(), one.isOpen());
    }
  }

  static final class GenerateUserProfiles1k extends Loop {
    @Override
    public long run(int calls) {
      for (int i = 0; i < calls; i++) keep(JvmLibrary.generateUserProfiles(Inputs.MANY));
      return calls;
    }

    @Override
    public String content() {
      return rows(JvmLibrary.generateUserProfiles(Inputs.MANY).stream().map(GenerateUserProfiles1k::text).toList());
    }

    private static String text(UserProfile one) {
      return row(
          one.id(), one.name(), one.email(), one.bio(), one.age(), one.score(), one.tags(), one.scores(), one.isActive());
    }
  }

  static final class SumUserScores1k extends Loop {
    private final List<UserProfile> users = JvmLibrary.generateUserProfiles(Inputs.MANY);

    @Override
    public long run(int calls) {
      double sum = 0;
      for (int i = 0; i < calls; i++) sum += JvmLibrary.sumUserScores(users);
      return (long) sum;
    }

    @Override
    public String content() {
      return row(JvmLibrary.sumUserScores(users));
    }
  }

  static final class Callback1k extends Loop {
    private final DataPoint[] points = new DataPoint[Inputs.MANY];

    Callback1k() {
      for (int i = 0; i < points.length; i++) points[i] = new DataPoint(i, i * 2.0, i);
    }

    @Override
    public long run(int calls) {
      long sum = 0;
      for (int i = 0; i < calls; i++) sum += JvmLibrary.computeSum(Inputs.MANY, index -> points[(int) index]);
      return sum;
    }

    @Override
    public String content() {
      return row(JvmLibrary.computeSum(Inputs.MANY, index -> points[(int) index]));
    }
  }

  static final class SimpleEnum extends Loop {
    @Override
    public long run(int calls) {
      long sum = 0;
      for (int i = 0; i < calls; i++) {
        keep(JvmLibrary.oppositeDirection(Direction.NORTH));
        sum += JvmLibrary.directionToDegrees(Direction.EAST);
      }
      return sum;
    }

    @Override
    public String content() {
      return row(JvmLibrary.oppositeDirection(Direction.NORTH), JvmLibrary.directionToDegrees(Direction.EAST));
    }
  }

  static final class DataEnumInput extends Loop {
    @Override
    public long run(int calls) {
      long sum = 0;
      for (int i = 0; i < calls; i++) {
        sum += JvmLibrary.getStatusProgress(new TaskStatus.InProgress(50));
        if (JvmLibrary.isStatusComplete(new TaskStatus.Completed(100))) sum++;
      }
      return sum;
    }

    @Override
    public String content() {
      return row(JvmLibrary.getStatusProgress(new TaskStatus.InProgress(50)), JvmLibrary.isStatusComplete(new TaskStatus.Completed(100)));
    }
  }

  static final class RecordIn extends Loop {
    @Override
    public long run(int calls) {
      double sum = 0;
      for (int i = 0; i < calls; i++) sum += JvmLibrary.sampleIn(new Sample(i, 1.5, 2.5, true, 3));
      return (long) sum;
    }

    @Override
    public String content() {
      return row(JvmLibrary.sampleIn(new Sample(7, 1.5, 2.5, true, 3)));
    }
  }

  static final class RecordOut extends Loop {
    @Override
    public long run(int calls) {
      for (int i = 0; i < calls; i++) keep(JvmLibrary.sampleOut(i));
      return calls;
    }

    @Override
    public String content() {
      return text(JvmLibrary.sampleOut(7));
    }

    static String text(Sample one) {
      return row(one.id(), one.low(), one.high(), one.valid(), one.count());
    }
  }

  static final class RecordStringIn extends Loop {
    @Override
    public long run(int calls) {
      double sum = 0;
      for (int i = 0; i < calls; i++) sum += JvmLibrary.labelledIn(new Labelled(i, 1.5, 2.5, true, Inputs.TEXT_16));
      return (long) sum;
    }

    @Override
    public String content() {
      return row(JvmLibrary.labelledIn(new Labelled(7, 1.5, 2.5, true, Inputs.TEXT_16)));
    }
  }

  static final class RecordStringOut extends Loop {
    @Override
    public long run(int calls) {
      for (int i = 0; i < calls; i++) keep(JvmLibrary.labelledOut(i));
      return calls;
    }

    @Override
    public String content() {
      Labelled one = JvmLibrary.labelledOut(7);
      return row(one.id(), one.low(), one.high(), one.valid(), one.label());
    }
  }

  static final class StringIn16 extends Loop {
    @Override
    public long run(int calls) {
      long sum = 0;
      for (int i = 0; i < calls; i++) sum += JvmLibrary.stringIn(Inputs.TEXT_16);
      return sum;
    }

    @Override
    public String content() {
      return row(JvmLibrary.stringIn(Inputs.TEXT_16));
    }
  }

  static final class StringIn1k extends Loop {
    @Override
    public long run(int calls) {
      long sum = 0;
      for (int i = 0; i < calls; i++) sum += JvmLibrary.stringIn(Inputs.TEXT_1K);
      return sum;
    }

    @Override
    public String content() {
      return row(JvmLibrary.stringIn(Inputs.TEXT_1K));
    }
  }

  static final class StringOut16 extends Loop {
    @Override
    public long run(int calls) {
      for (int i = 0; i < calls; i++) keep(JvmLibrary.stringOut(0));
      return calls;
    }

    @Override
    public String content() {
      return JvmLibrary.stringOut(0);
    }
  }

  static final class StringOut1k extends Loop {
    @Override
    public long run(int calls) {
      for (int i = 0; i < calls; i++) keep(JvmLibrary.stringOut(1));
      return calls;
    }

    @Override
    public String content() {
      return JvmLibrary.stringOut(1);
    }
  }

  static final class RecordsIn1k extends Loop {
    private final List<Sample> samples = JvmLibrary.samplesOut(Inputs.MANY);

    @Override
    public long run(int calls) {
      long sum = 0;
      for (int i = 0; i < calls; i++) sum += JvmLibrary.samplesIn(samples);
      return sum;
    }

    @Override
    public String content() {
      return row(JvmLibrary.samplesIn(samples));
    }
  }

  static final class RecordsOut1k extends Loop {
    @Override
    public long run(int calls) {
      for (int i = 0; i < calls; i++) keep(JvmLibrary.samplesOut(Inputs.MANY));
      return calls;
    }

    @Override
    public String content() {
      return rows(JvmLibrary.samplesOut(Inputs.MANY).stream().map(RecordOut::text).toList());
    }
  }

  static final class BytesIn1k extends Loop {
    @Override
    public long run(int calls) {
      long sum = 0;
      for (int i = 0; i < calls; i++) sum += JvmLibrary.bytesIn(Inputs.BYTES_1K);
      return sum;
    }

    @Override
    public String content() {
      return row(JvmLibrary.bytesIn(Inputs.BYTES_1K));
    }
  }

  static final class Bytes64kIn extends Loop {
    @Override
    public long run(int calls) {
      long sum = 0;
      for (int i = 0; i < calls; i++) sum += JvmLibrary.bytesIn(Inputs.BYTES_64K);
      return sum;
    }

    @Override
    public String content() {
      return row(JvmLibrary.bytesIn(Inputs.BYTES_64K));
    }
  }

  static final class Bytes64kLent extends Loop {
    @Override
    public long run(int calls) {
      long sum = 0;
      for (int i = 0; i < calls; i++) sum += JvmLibrary.bytesIn(Inputs.DIRECT_64K);
      return sum;
    }

    @Override
    public String content() {
      return row(JvmLibrary.bytesIn(Inputs.DIRECT_64K));
    }
  }

  static final class BytesOut1k extends Loop {
    @Override
    public long run(int calls) {
      for (int i = 0; i < calls; i++) keep(JvmLibrary.bytesOut(1024));
      return calls;
    }

    @Override
    public String content() {
      return Inputs.digest(JvmLibrary.bytesOut(1024));
    }
  }

  static final class Method extends Loop {
    private final Counter counter = new Counter(40);

    @Override
    public long run(int calls) {
      long sum = 0;
      for (int i = 0; i < calls; i++) sum += counter.add(2);
      return sum;
    }

    @Override
    public String content() {
      return row(counter.add(2));
    }
  }

  static final class Failing extends Loop {
    @Override
    public long run(int calls) {
      long sum = 0;
      for (int i = 0; i < calls; i++) {
        try {
          sum += JvmLibrary.checked(-1);
        } catch (Refusal.Negative refusal) {
          sum += refusal.value();
        }
      }
      return sum;
    }

    @Override
    public String content() {
      try {
        return row(JvmLibrary.checked(-1));
      } catch (Refusal.Negative refusal) {
        return "refused " + refusal.value();
      }
    }
  }

  static final class Succeeding extends Loop {
    @Override
    public long run(int calls) throws Refusal {
      long sum = 0;
      for (int i = 0; i < calls; i++) sum += JvmLibrary.checked(21);
      return sum;
    }

    @Override
    public String content() throws Refusal {
      return row(JvmLibrary.checked(21));
    }
  }
}
