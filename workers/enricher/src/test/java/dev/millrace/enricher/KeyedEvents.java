package dev.millrace.enricher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.contract.event.Enrichment;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Numbered events of a few keys, and what must have become of them: each there once, enriched, and
 * in order of number within its key.
 */
final class KeyedEvents {
  private final String topic;
  private final int keys;

  KeyedEvents(String topic, int keys) {
    this.topic = topic;
    this.keys = keys;
  }

  List<ProducerRecord<byte[], byte[]>> range(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> new ProducerRecord<>(topic, key(i), value(i)))
        .toList();
  }

  void assertComplete(List<ConsumerRecord<byte[], byte[]>> processed, int count) {
    Transformation transformation = new Transformation(List.of(Enrichment.values()), List.of());
    Map<String, Integer> last = new HashMap<>();
    Map<Integer, Integer> seen = new TreeMap<>();
    for (ConsumerRecord<byte[], byte[]> record : processed) {
      String json = new String(record.value(), StandardCharsets.UTF_8);
      int number = Integer.parseInt(json.substring(json.indexOf(':') + 1, json.indexOf(',')));
      String key = new String(record.key(), StandardCharsets.UTF_8);
      Integer before = last.put(key, number);

      assertThat(seen.put(number, number)).as("copy of %d before", number).isNull();
      assertThat(before == null || before < number).as("%s before %d", before, number).isTrue();
      assertThat(record.key()).isEqualTo(key(number));
      assertThat(record.value())
          .isEqualTo(((Result.Enriched) transformation.apply(value(number))).value());
    }
    assertThat(seen).hasSize(count);
  }

  private byte[] key(int number) {
    return ("user" + number * 31L % keys).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] value(int number) {
    return String.format(
            Locale.ROOT, "{\"id\":%d,\"text\":\"Number %d is a #good one\"}", number, number)
        .getBytes(StandardCharsets.UTF_8);
  }
}
