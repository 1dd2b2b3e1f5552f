package dev.millrace.connector.bigquery.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.connector.warehouse.OffsetRange;
import dev.millrace.connector.warehouse.Origin;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class JobNamesTest {
  private static final JobNames NAMES = names("tweets", "topic-id", "p.d.t@1");
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
                names("other", "topic-id", "p.d.t@1").name(List.of(A, B), 1),
                names("tweets", "other-id", "p.d.t@1").name(List.of(A, B), 1),
                names("tweets", "topic-id", "p.d.t@2").name(List.of(A, B), 1)))
        .hasSize(9);
  }

  @Test
  void aNameIsTheSameInEveryProcess() {
    assertThat(NAMES.name(List.of(A, B), 1))
        .isEqualTo("millrace-tweets-b9b0239cb6b6671fbf476a68df0ab97e-1");
  }

  @Test
  void onlyCharactersThatBigQueryTakes() {
    String longRun = "Lauf.mit/Ümlaut ".repeat(50);
    String name = names(longRun, "topic-id", "p.d.t@1").name(List.of(A), Integer.MAX_VALUE);
    assertThat(name).matches("[A-Za-z0-9_-]{1,150}");
  }

  private static JobNames names(String run, String topicId, String tableKey) {
    return new JobNames(new Origin(run, run + ".processed", topicId), tableKey);
  }

  private static OffsetRange range(int partition, long first, long end) {
    return new OffsetRange(new TopicPartition("tweets.processed", partition), first, end);
  }
}
