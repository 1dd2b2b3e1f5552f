package dev.millrace.connector.bigquery.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SliceLabelsTest {
  private static final Checksum FILE = new Checksum(1_000_000, 734_003_200L, 0xdeadbeefL);

  @Test
  void whatIsWrittenIsReadAgain() {
    List<SliceLabels> all =
        List.of(
            new SliceLabels(new RowPlace(0, 0), Optional.empty(), List.of(), FILE),
            new SliceLabels(
                new RowPlace(999, Long.MAX_VALUE),
                Optional.of(new RowPlace(1_000, Long.MAX_VALUE)),
                LongStream.range(0, SliceLabels.MOST_WITHOUT)
                    .mapToObj(i -> new RowPlace(999, Long.MAX_VALUE - i))
                    .toList(),
                FILE));
    assertThat(all)
        .allSatisfy(labels -> assertThat(SliceLabels.read(labels.labels())).contains(labels));
  }

  @Test
  void labelsAreSuchAsBigQueryTakesAndLeaveTheUserFifty() {
    SliceLabels most =
        new SliceLabels(
            new RowPlace(999, Long.MAX_VALUE),
            Optional.of(new RowPlace(999, Long.MAX_VALUE)),
            LongStream.range(0, SliceLabels.MOST_WITHOUT)
                .mapToObj(i -> new RowPlace(999, Long.MAX_VALUE - i))
                .toList(),
            FILE);
    assertThat(most.labels()).hasSizeLessThanOrEqualTo(64 - 50 - 1);
    assertThat(most.labels().values()).allMatch(value -> value.matches("[a-z0-9_-]{1,63}"));
    assertThat(most.labels().keySet()).allMatch(key -> key.matches("millrace-[a-z0-9-]{1,54}"));
  }

  @Test
  void labelsOfOthersSayNothing() {
    assertThat(SliceLabels.read(null)).isEmpty();
    assertThat(SliceLabels.read(Map.of("team", "data"))).isEmpty();
    assertThat(SliceLabels.read(Map.of("millrace-rows", "0-0", "millrace-file", "?"))).isEmpty();
    assertThat(SliceLabels.read(Map.of("millrace-rows", "", "millrace-file", "1-1-1"))).isEmpty();
  }
}
