package dev.millrace.connector.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.LongStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RangeTextTest {
  @Test
  void readsWhatItWrote() {
    List<OffsetRange> ranges = List.of(range(0, 0, 1), range(35, 100, 123_456_789_012L));

    String text = RangeText.encode(ranges);

    assertThat(text).isEqualTo("0:0+1;z:2s+1kpqzfzk");
    assertThat(RangeText.decode("t", text)).isEqualTo(ranges);
  }

  @Test
  void aHundredPartitionsFitOneOffsetsMetadata() {
    List<OffsetRange> ranges =
        LongStream.range(0, 100)
            .mapToObj(p -> range((int) p, 10_000_000_000L, 10_001_000_000L))
            .toList();
    assertThat(RangeText.encode(ranges)).hasSizeLessThan(3_000).doesNotContain(",", "=");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1:2", "1+2:3", "x:y:z+1", "1:5+0", "1:-5+9"})
  void otherTextIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> RangeText.decode("t", text));
  }

  private static OffsetRange range(int partition, long first, long next) {
    return new OffsetRange(new TopicPartition("t", partition), first, next);
  }
}
