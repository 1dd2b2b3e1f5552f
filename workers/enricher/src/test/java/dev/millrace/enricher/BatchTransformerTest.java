package dev.millrace.enricher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.contract.event.Enrichment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchTransformerTest {
  private final ForkJoinPool pool = new ForkJoinPool(3);

  @AfterEach
  void end() {
    pool.shutdownNow();
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "1, 3", "128, 3", "129, 3", "129, 1", "10000, 0", "10000, 1", "10000, 3"})
  void resultsStandInTheOrderOfTheRecords(int size, int helpers) {
    BatchTransformer transformer =
        new BatchTransformer(
            () -> new Transformation(List.of(Enrichment.Text), List.of()), helpers, pool);

    for (int round = 0; round < 3; round++) {
      int first = round * size;
      Result[] results =
          transformer.apply(
              IntStream.range(first, first + size).mapToObj(BatchTransformerTest::record).toList());

      assertThat(results).hasSize(size);
      for (int i = 0; i < size; i++) {
        assertThat(text(results[i])).isEqualTo(expected(first + i));
      }
    }
  }

  private static ConsumerRecord<byte[], byte[]> record(int number) {
    byte[] value = number % 7 == 3 ? null : json(number).getBytes(StandardCharsets.UTF_8);
    return new ConsumerRecord<>("t", 0, number, null, value);
  }

  private static String json(int number) {
    return "{\"text\":\"#t" + number + "\"}";
  }

  private static String expected(int number) {
    return number % 7 == 3
        ? "NullValue"
        : "{\"text\":\"#t%d\",\"word_count\":1,\"hashtags\":[\"t%d\"],\"mentions\":[],\"urls\":[],\"language\":null}"
            .formatted(number, number);
  }

  private static String text(Result result) {
    return result instanceof Result.Enriched enriched
        ? new String(enriched.value(), StandardCharsets.UTF_8)
        : ((Result.Poison) result).reason().name();
  }
}
