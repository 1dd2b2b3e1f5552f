package dev.millrace.enricher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.millrace.contract.event.Enrichment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTransformerTest {
  private final ForkJoinPool pool = new ForkJoinPool(3);

  @AfterEach
  void end() {
    pool.shutdownNow();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 3",
    "1, 0",
    "1, 3",
    "64, 3",
    "65, 3",
    "129, 1",
    "10000, 0",
    "10000, 1",
    "10000, 3"
  })
  void resultsComeInTheOrderOfTheRecords(int size, int helpers) {
    BatchTransformer transformer = transformer(helpers);

    for (int round = 0; round < 3; round++) {
      int first = round * size;
      List<Long> offsets = new ArrayList<>();
      transformer.apply(
          records(first, size),
          (record, result) -> {
            offsets.add(record.offset());
            assertThat(text(result)).isEqualTo(expected((int) record.offset()));
          });

      assertThat(offsets).isEqualTo(LongStream.range(first, first + size).boxed().toList());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void whatTheReceiverThrowsEndsTheBatchAndTheNextIsWhole(int helpers) {
    BatchTransformer transformer = transformer(helpers);

    for (int round = 0; round < 20; round++) {
      AtomicInteger received = new AtomicInteger();
      assertThatIllegalStateException()
          .isThrownBy(
              () ->
                  transformer.apply(
                      records(0, 5_000),
                      (record, result) -> {
                        if (received.incrementAndGet() == 700) {
                          throw new IllegalStateException("full");
                        }
                      }));
      assertThat(received).hasValue(700);

      AtomicInteger after = new AtomicInteger();
      transformer.apply(
          records(0, 5_000),
          (record, result) ->
              assertThat(text(result)).isEqualTo(expected(after.getAndIncrement())));
      assertThat(after).hasValue(5_000);
    }
  }

  private BatchTransformer transformer(int helpers) {
    return new BatchTransformer(
        () -> new Transformation(List.of(Enrichment.Text), List.of()), helpers, pool);
  }

  private static List<ConsumerRecord<byte[], byte[]>> records(int first, int size) {
    return IntStream.range(first, first + size).mapToObj(BatchTransformerTest::record).toList();
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
        : String.format(
            Locale.ROOT,
            "{\"text\":\"#t%d\",\"word_count\":1,\"hashtags\":[\"t%d\"],\"mentions\":[],\"urls\":[],\"language\":null}",
            number,
            number);
  }

  private static String text(Result result) {
    return result instanceof Result.Enriched enriched
        ? new String(enriched.value(), StandardCharsets.UTF_8)
        : ((Result.Poison) result).reason().name();
  }
}
