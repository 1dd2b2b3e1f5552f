package dev.millrace.enricher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.embedded.EmbeddedKafka;
import dev.millrace.runtime.progress.StageTotals;
import dev.millrace.runtime.run.DataLossException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an enricher does when its group's offsets or the messages it has to read are gone. */
class PositionsIT {
  private static final int MESSAGES = 2_000;

  @TempDir static Path folder;
  private static EmbeddedKafka kafka;

  @BeforeAll
  static void start() {
    kafka = EmbeddedKafka.start(folder);
  }

  @AfterAll
  static void end() {
    kafka.close();
  }

  @Test
  void groupOffsetsThatExpiredAreFoundWhereNothingExpires() throws Exception {
    try (TestRun run = new TestRun(kafka.bootstrapServers(), "expired", 3)) {
      KeyedEvents events = new KeyedEvents(run.names().rawTopic(), 20);
      run.fill(events.range(0, MESSAGES / 2));
      run.enrich(run.config("a", 2, List.of()), MESSAGES / 2);
      // A member that has left is in its group until the coordinator has noticed.
      Awaitility.await()
          .atMost(Duration.ofSeconds(120))
          .ignoreException(ExecutionException.class)
          .untilAsserted(
              () -> run.admin().deleteConsumerGroups(List.of("expired.enricher")).all().get());
      run.fill(events.range(MESSAGES / 2, MESSAGES));

      run.enrich(run.config("a", 2, List.of()), MESSAGES);

      events.assertComplete(run.processed(), MESSAGES);
      assertThat(run.totals()).isEqualTo(new StageTotals(MESSAGES, 0));
    }
  }

  @Test
  void messagesRemovedBeforeTheyWereReadAreALoss() throws Exception {
    try (TestRun run = new TestRun(kafka.bootstrapServers(), "removed", 1)) {
      run.fill(new KeyedEvents(run.names().rawTopic(), 20).range(0, MESSAGES));
      TopicPartition partition = new TopicPartition("removed.raw", 0);
      run.admin().deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(700))).all().get();

      RunningWorker worker = run.start(run.config("a", 1, List.of()));

      assertThatThrownBy(worker::end)
          .hasRootCauseInstanceOf(DataLossException.class)
          .hasStackTraceContaining("offsets 0 to 699 of removed.raw-0 are gone (700)");
    }
  }
}
