package bench;

import bolt.BoltffiProvider;
import bolt.Counter;
import bolt.DataConsumer;
import bolt.DataPoint;
import bolt.DataProvider;
import bolt.Direction;
import bolt.Labelled;
import bolt.Location;
import bolt.Person;
import bolt.Refusal;
import bolt.Sample;
import bolt.TaskStatus;
import bolt.UserProfile;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** BoltFFI. */
public final class BoltffiCases {
  private BoltffiCases() {}

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
      for (int i = 0; i < calls; i++) BoltffiProvider.noop();
      return calls;
    }

    @Override
    public String content() {
      BoltffiProvider.noop();
      return "";
    }
  }

  static final class Add extends Loop {
    @Override
    public long run(int calls) {
      long sum = 0;
      for (int i = 0; i < calls; i++) sum += BoltffiProvider.add(100, 200);
      return sum;
    }

    @Override
    public String content() {
      return row(BoltffiProvider.add(100, 200));
    }
  }

  static final class EchoStringSmall extends Loop {
    @Override
    public long run(int calls) {
      for (int i = 0; i < calls; i++) keep(BoltffiProvider.echoString(Inputs.SMALL));
      return calls;
    }

    @Override
    public String content() {
      return BoltffiProvider.echoString(Inputs.SMALL);
    }
  }

  static final class EchoString1k extends Loop {
    @Override
    public long run(int calls) {
      for (int i = 0; i < calls; i++) keep(BoltffiProvider.echoString(Inputs.TEXT_1000));
      return calls;
    }

    @Override
    public String content() {
      return BoltffiProvider.echoString(Inputs.TEXT_1000);
    }
  }

  static final class EchoBytes64k extends Loop {
    @Override
    public long run(int calls) {
      for (int i = 0; i < calls; i++) keep(BoltffiProvider.echoBytes(Inputs.BYTES_64K));
      return calls;
    }

    @Override
    public String content() {
      return Inputs.digest(BoltffiProvider.echoBytes(Inputs.BYTES_64K));
    }
  }

  static final class EchoPerson extends Loop {
    private final Person person = new Person(Inputs.NAME, Inputs.AGE);

    @Override
    public long run(int calls) {
      for (int i = 0; i < calls; i++) keep(BoltffiProvider.echoPerson(person));
      return calls;
    }

    @Override
    public String content() {
      Person back = BoltffiProvider.echoPerson(person);
      return row(back.name(), back.age());
    }
  }

  static final class GenerateLocations1k extends Loop {
    @Override
    public long run(int calls) {
      for (int i = 0; i < calls; i++) keep(BoltffiProvider.generateLocations(Inputs.MANY));
      return calls;
    }

    @Override
    public String content() {
      return rows(BoltffiProvider.generateLocations(Inputs.MANY).stream().map(GenerateLocations1k::text).toList());
    }

    private static String text(Location one) {
      return row(one.id(), one.lat(), one.lng(), one.rating(), one.reviewCount(), one.isOpen());
    }
  }

  static final class GenerateUserProfiles1k extends Loop {
    @Override
    public long run(int calls) {
      for (int i = 0; i < calls; i++) keep(BoltffiProvider.generateUserProfiles(Inputs.MANY));
      return calls;
    }

    @Override
    public String content() {
      return rows(BoltffiProvider.generateUserProfiles(Inputs.MANY).stream().map(GenerateUserProfiles1k::text).toList());
    }

    private static String text(UserProfile one) {
      return row(
          one.id(), one.name(), one.email(), one.bio(), one.age(), one.score(), one.tags(), Arrays.toString(one.scores()), one.isActive());
    }
  }

  static final class SumUserScores1k extends Loop {
    private final List<UserProfile> users = BoltffiProvider.generateUserProfiles(Inputs.MANY);

    @Override
    public long run(int calls) {
      double sum = 0;
      for (int i = 0; i < calls; i++) sum += BoltffiProvider.sumUserScores(users);
      return (long) sum;
    }

    @Override
    public String content() {
      return row(BoltffiProvider.sumUserScores(users));
    }
  }

  static final class Callback1k extends Loop {
    private final DataProvider provider = new Points(Inputs.MANY);

    private long sum() {
      try (DataConsumer consumer = new DataConsumer()) {
        consumer.setProvider(provider);
        return consumer.computeSum();
      }
    }

    @Override
    public long run(int calls) {
      long sum = 0;
      for (int i = 0; i < calls; i++) sum += sum();
      return sum;
    }

    @Override
    public String content() {
      return row(sum());
    }
  }

  private static final class Points implements DataProvider {
    private final DataPoint[] points;

    Points(int count) {
      points = new DataPoint[count];
      for (int i = 0; i < count; i++) points[i] = new DataPoint(i, i * 2.0, i);
    }

    @Override
    public int getCount() {
      return points.length;
    }

    @Override
    public DataPoint getItem(int index) {
      return points[index];
    }
  }

  static final class SimpleEnum extends Loop {
    @Override
    public long run(int calls) {
      long sum = 0;
      for (int i = 0; i < calls; i++) {
        keep(BoltffiProvider.oppositeDirection(Direction.NORTH));
        sum += BoltffiProvider.directionToDegrees(Direction.EAST);
      }
      return sum;
    }

    @Override
    public String content() {
      return row(BoltffiProvider.oppositeDirection(Direction.NORTH), BoltffiProvider.directionToDegrees(Direction.EAST));
    }
  }

  static final class DataEnumInput extends Loop {
    @Override
    public long run(int calls) {
      long sum = 0;
      for (int i = 0; i < calls; i++) {
        sum += BoltffiProvider.getStatusProgress(new TaskStatus.InProgress(50));
        if (BoltffiProvider.isStatusComplete(new TaskStatus.Completed(100))) sum++;
      }
      return sum;
    }

    @Override
    public String content() {
      return row(BoltffiProvider.getStatusProgress(new TaskStatus.InProgress(50)), BoltffiProvider.isStatusComplete(new TaskStatus.Completed(100)));
    }
  }

  static final class RecordIn extends Loop {
    @Override
    public long run(int calls) {
      double sum = 0;
      for (int i = 0; i < calls; i++) sum += BoltffiProvider.sampleIn(new Sample(i, 1.5, 2.5, true, 3));
      return (long) sum;
    }

    @Override
    public String content() {
      return row(BoltffiProvider.sampleIn(new Sample(7, 1.5, 2.5, true, 3)));
    }
  }

  static final class RecordOut extends Loop {
    @Override
    public long run(int calls) {
      for (int i = 0; i < calls; i++) keep(BoltffiProvider.sampleOut(i));
      return calls;
    }

    @Override
    public String content() {
      return text(BoltffiProvider.sampleOut(7));
    }

    static String text(Sample one) {
      return row(one.id(), one.low(), one.high(), one.valid(), one.count());
    }
  }

  static final class RecordStringIn extends Loop {
    @Override
    public long run(int calls) {
      double sum = 0;
      for (int i = 0; i < calls; i++) sum += BoltffiProvider.labelledIn(new Labelled(i, 1.5, 2.5, true, Inputs.TEXT_16));
      return (long) sum;
    }

    @Override
    public String content() {
      return row(BoltffiProvider.labelledIn(new Labelled(7, 1.5, 2.5, true, Inputs.TEXT_16)));
    }
  }

  static final class RecordStringOut extends Loop {
    @Override
    public long run(int calls) {
      for (int i = 0; i < calls; i++) keep(BoltffiProvider.labelledOut(i));
      return calls;
    }

    @Override
    public String content() {
      Labelled one = BoltffiProvider.labelledOut(7);
      return row(one.id(), one.low(), one.high(), one.valid(), one.label());
    }
  }

  static final class StringIn16 extends Loop {
    @Override
    public long run(int calls) {
      long sum = 0;
      for (int i = 0; i < calls; i++) sum += BoltffiProvider.stringIn(Inputs.TEXT_16);
      return sum;
    }

    @Override
    public String content() {
      return row(BoltffiProvider.stringIn(Inputs.TEXT_16));
    }
  }

  static final class StringIn1k extends Loop {
    @Override
    public long run(int calls) {
      long sum = 0;
      for (int i = 0; i < calls; i++) sum += BoltffiProvider.stringIn(Inputs.TEXT_1K);
      return sum;
    }

    @Override
    public String content() {
      return row(BoltffiProvider.stringIn(Inputs.TEXT_1K));
    }
  }

  static final class StringOut16 extends Loop {
    @Override
    public long run(int calls) {
      for (int i = 0; i < calls; i++) keep(BoltffiProvider.stringOut(0));
      return calls;
    }

    @Override
    public String content() {
      return BoltffiProvider.stringOut(0);
    }
  }

  static final class StringOut1k extends Loop {
    @Override
    public long run(int calls) {
      for (int i = 0; i < calls; i++) keep(BoltffiProvider.stringOut(1));
      return calls;
    }

    @Override
    public String content() {
      return BoltffiProvider.stringOut(1);
    }
  }

  static final class RecordsIn1k extends Loop {
    private final List<Sample> samples = BoltffiProvider.samplesOut(Inputs.MANY);

    @Override
    public long run(int calls) {
      long sum = 0;
      for (int i = 0; i < calls; i++) sum += BoltffiProvider.samplesIn(samples);
      return sum;
    }

    @Override
    public String content() {
      return row(BoltffiProvider.samplesIn(samples));
    }
  }

  static final class RecordsOut1k extends Loop {
    @Override
    public long run(int calls) {
      for (int i = 0; i < calls; i++) keep(BoltffiProvider.samplesOut(Inputs.MANY));
      return calls;
    }

    @Override
    public String content() {
      return rows(BoltffiProvider.samplesOut(Inputs.MANY).stream().map(RecordOut::text).toList());
    }
  }

  static final class BytesIn1k extends Loop {
    @Override
    public long run(int calls) {
      long sum = 0;
      for (int i = 0; i < calls; i++) sum += BoltffiProvider.bytesIn(Inputs.BYTES_1K);
      return sum;
    }

    @Override
    public String content() {
      return row(BoltffiProvider.bytesIn(Inputs.BYTES_1K));
    }
  }

  static final class Bytes64kIn extends Loop {
    @Override
    public long run(int calls) {
      long sum = 0;
      for (int i = 0; i < calls; i++) sum += BoltffiProvider.bytesIn(Inputs.BYTES_64K);
      return sum;
    }

    @Override
    public String content() {
      return row(BoltffiProvider.bytesIn(Inputs.BYTES_64K));
    }
  }

  static final class Bytes64kLent extends Loop {
    @Override
    public long run(int calls) {
      long sum = 0;
      for (int i = 0; i < calls; i++) sum += BoltffiProvider.bytesIn(Inputs.BYTES_64K);
      return sum;
    }

    @Override
    public String content() {
      return row(BoltffiProvider.bytesIn(Inputs.BYTES_64K));
    }
  }

  static final class BytesOut1k extends Loop {
    @Override
    public long run(int calls) {
      for (int i = 0; i < calls; i++) keep(BoltffiProvider.bytesOut(1024));
      return calls;
    }

    @Override
    public String content() {
      return Inputs.digest(BoltffiProvider.bytesOut(1024));
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
          sum += BoltffiProvider.checked(-1);
        } catch (Refusal.Negative refusal) {
          sum += refusal.value;
        }
      }
      return sum;
    }

    @Override
    public String content() {
      try {
        return row(BoltffiProvider.checked(-1));
      } catch (Refusal.Negative refusal) {
        return "refused " + refusal.value;
      }
    }
  }

  static final class Succeeding extends Loop {
    @Override
    public long run(int calls) {
      long sum = 0;
      for (int i = 0; i < calls; i++) sum += BoltffiProvider.checked(21);
      return sum;
    }

    @Override
    public String content() {
      return row(BoltffiProvider.checked(21));
    }
  }
}
