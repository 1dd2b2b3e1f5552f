package dev.millrace.sink.bigquery.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

class JobNamesTest {
  private static final Uuid TOPIC = new Uuid(1, 2);
  private static final JobNames NAMES = new JobNames("tweets", TOPIC, "p.d.t@1");
  private static final OffsetRange A = range(0, 10, 20);
  private static final OffsetRange B = range(1, 5, 7);

  @Test
  void theOrderOfRangesDoesNotMatter() {
    assertThat(NAMES.name(List.of(B, A), 1)).isEqualTo(NAMES.name(List.of(A, B), 1));
  }

  @Test
  void everythingElseDoes() {
    assertThat(
            Set.of(
                NAMES.name(List.of(A, B), 1),
                NAMES.name(List.of(A, B), 2),
                NAMES.name(List.of(A), 1),
                NAMES.name(List.of(A, range(1, 5, 8)), 1),
                NAMES.name(List.of(A, range(1, 4, 7)), 1),
                NAMES.name(List.of(A, range(2, 5, 7)), 1),
                new JobNames("other", TOPIC, "p.d.t@1").name(List.of(A, B), 1),
                new JobNames("tweets", new Uuid(1, 3), "p.d.t@1").name(List.of(A, B), 1),
                new JobNames("tweets", TOPIC, "p.d.t@2").name(List.of(A, B), 1)))
        .hasSize(9);
  }

  @Test
  void aNameIsTheSameInEveryProcess() {
    assertThat(NAMES.name(List.of(A, B), 1))
        .isEqualTo("millrace-tweets-6521ccd4bab4553b539c861bf8d3748e-1");
  }

  @Test
  void onlyCharactersThatBigQueryTakes() {
    String longRun = "Lauf.mit/Ümlaut ".repeat(50);
    String name = new JobNames(longRun, TOPIC, "p.d.t@1").name(List.of(A), Integer.MAX_VALUE);
    assertThat(name).matches("[A-Za-z0-9_-]{1,150}");
  }

  private static OffsetRange range(int partition, long first, long end) {
    return new OffsetRange(new TopicPartition("tweets.processed", partition), first, end);
  }
}
