package dev.millrace.enricher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.contract.event.DeadLetterReason;
import dev.millrace.contract.event.Tweet;
import dev.millrace.contract.names.DeadLetterHeaders;
import dev.millrace.embedded.EmbeddedKafka;
import dev.millrace.runtime.progress.StageTotals;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values that can never be events, through real topics, among values that can. */
class PoisonIT {
  private static final int GOOD_BETWEEN = 200;

  @TempDir Path folder;

  @Test
  void eachIsADeadLetterOnceAndAllOthersArrive() throws Exception {
    Map<String, DeadLetterReason> reasons = new LinkedHashMap<>();
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (EmbeddedKafka kafka = EmbeddedKafka.start(folder);
        TestRun run = new TestRun(kafka.bootstrapServers(), "poison", 1)) {
      poison()
          .forEach(
              (value, reason) -> {
                for (int i = 0; i < GOOD_BETWEEN; i++) {
                  records.add(good(run, records.size()));
                }
                String key = "poison " + records.size() + " " + reason;
                reasons.put(key, reason);
                records.add(record(run, key, value.bytes()));
              });
      int longLine = records.size();
      records.add(record(run, "long line", line(longLine, 1 << 20)));
      records.add(good(run, records.size()));
      run.fill(records);

      run.enrich(run.config("a", 1, Tweet.COLUMNS), records.size());

      assertDead(records, reasons, run.deadLetters());
      assertArrived(records, reasons.keySet().stream().toList(), run.processed());
      assertThat(run.totals()).isEqualTo(new StageTotals(records.size(), reasons.size()));
    }
  }

  /** A value by identity, so that it can be a key even when null. */
  private record Value(String name, byte[] bytes) {}

  private static Map<Value, DeadLetterReason> poison() {
    byte[] random = new byte[10_000];
    new Random(7).nextBytes(random);
    Map<Value, DeadLetterReason> poison = new LinkedHashMap<>();
    poison.put(new Value("null", null), DeadLetterReason.NullValue);
    poison.put(new Value("empty", new byte[0]), DeadLetterReason.EmptyValue);
    poison.put(text("white space", " "), DeadLetterReason.InvalidJson);
    poison.put(text("cut", "{\"id\":1,\"text\":\"x"), DeadLetterReason.InvalidJson);
    poison.put(text("not json", "hello"), DeadLetterReason.InvalidJson);
    poison.put(text("two objects", "{\"id\":1}{\"id\":2}"), DeadLetterReason.InvalidJson);
    poison.put(text("array", "[{\"id\":1}]"), DeadLetterReason.NotAnObject);
    poison.put(text("string", "\"text\""), DeadLetterReason.NotAnObject);
    poison.put(text("number", "42"), DeadLetterReason.NotAnObject);
    poison.put(text("null word", "null"), DeadLetterReason.NotAnObject);
    poison.put(new Value("binary", random), DeadLetterReason.InvalidUtf8);
    poison.put(
        new Value("latin 1", "{\"text\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1)),
        DeadLetterReason.InvalidUtf8);
    poison.put(text("id as text", "{\"id\":\"1\"}"), DeadLetterReason.WrongType);
    poison.put(text("text as list", "{\"text\":[\"a\"]}"), DeadLetterReason.WrongType);
    poison.put(text("bad time", "{\"created_at\":\"today\"}"), DeadLetterReason.WrongType);
    poison.put(text("key twice", "{\"id\":1,\"id\":1}"), DeadLetterReason.DuplicateKey);
    poison.put(
        text("deep", "{\"a\":" + "[".repeat(2000) + "]".repeat(2000) + "}"),
        DeadLetterReason.TooDeep);
    poison.put(text("1 MB, not json", "x".repeat(1 << 20)), DeadLetterReason.InvalidJson);
    poison.put(
        new Value("too large once enriched", line(1, TestRun.MAX_MESSAGE_BYTES - 200)),
        DeadLetterReason.TooLarge);
    return poison;
  }

  private static Value text(String name, String text) {
    return new Value(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] line(int id, int size) {
    String start = "{\"id\":" + id + ",\"text\":\"good\",\"blob\":\"";
    return (start + "x".repeat(size - start.length() - 2) + "\"}").getBytes(StandardCharsets.UTF_8);
  }

  private static ProducerRecord<byte[], byte[]> good(TestRun run, int id) {
    return record(run, "good " + id, line(id, 200));
  }

  private static ProducerRecord<byte[], byte[]> record(TestRun run, String key, byte[] value) {
    return new ProducerRecord<>(
        run.names().rawTopic(), key.getBytes(StandardCharsets.UTF_8), value);
  }

  private static void assertDead(
      List<ProducerRecord<byte[], byte[]>> sent,
      Map<String, DeadLetterReason> reasons,
      List<ConsumerRecord<byte[], byte[]>> dead) {
    assertThat(dead.stream().map(PoisonIT::key)).containsExactlyElementsOf(reasons.keySet());
    for (ConsumerRecord<byte[], byte[]> letter : dead) {
      int offset = Integer.parseInt(header(letter, DeadLetterHeaders.OFFSET));
      byte[] original = sent.get(offset).value();
      assertThat(key(letter)).isEqualTo(new String(sent.get(offset).key(), StandardCharsets.UTF_8));
      assertThat(header(letter, DeadLetterHeaders.REASON))
          .isEqualTo(reasons.get(key(letter)).name());
      assertThat(header(letter, DeadLetterHeaders.STAGE)).isEqualTo("enricher");
      assertThat(header(letter, DeadLetterHeaders.SOURCE)).isEqualTo("poison.raw");
      assertThat(header(letter, DeadLetterHeaders.PARTITION)).isEqualTo("0");
      assertThat(header(letter, DeadLetterHeaders.DETAIL)).isNotBlank();
      if (letter.headers().lastHeader(DeadLetterHeaders.ORIGINAL_SIZE) == null) {
        assertThat(letter.value()).isEqualTo(original);
      } else {
        assertThat(letter.value()).isEqualTo(Arrays.copyOf(original, letter.value().length));
        assertThat(header(letter, DeadLetterHeaders.ORIGINAL_SIZE))
            .isEqualTo(String.valueOf(original.length));
      }
    }
  }

  private static void assertArrived(
      List<ProducerRecord<byte[], byte[]>> sent,
      List<String> poison,
      List<ConsumerRecord<byte[], byte[]>> processed) {
    Map<String, byte[]> values =
        processed.stream().collect(Collectors.toMap(PoisonIT::key, ConsumerRecord::value));
    assertThat(processed).hasSize(sent.size() - poison.size());
    for (ProducerRecord<byte[], byte[]> record : sent) {
      String key = new String(record.key(), StandardCharsets.UTF_8);
      if (!poison.contains(key)) {
        String before = new String(record.value(), StandardCharsets.UTF_8);
        assertThat(new String(values.get(key), StandardCharsets.UTF_8))
            .startsWith(before.substring(0, before.length() - 1) + ",\"hash\":\"")
            .endsWith(",\"sentiment_score\":0.4404,\"sentiment_label\":\"positive\"}");
      }
    }
  }

  private static String key(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.key(), StandardCharsets.UTF_8);
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
