package dev.millrace.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.contract.progress.OffsetMetadata;
import dev.millrace.runtime.positions.PartitionLoss;
import dev.millrace.runtime.positions.Position;
import dev.millrace.runtime.positions.StartPosition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OffsetTrackerTest {
  private static final TopicPartition OLD = new TopicPartition("raw", 0);
  private static final TopicPartition NEW = new TopicPartition("raw", 1);

  private final OffsetTracker ledger = new OffsetTracker();

  @BeforeEach
  void takeOver() {
    OffsetAndMetadata committed = new OffsetAndMetadata(50, Optional.of(3), "in=40,dead=2");
    ledger.load(
        Map.of(
            OLD, StartPosition.at(Position.of(committed)),
            NEW, StartPosition.at(Position.BEGINNING)));
  }

  @Test
  void goesOnFromWhatTheFormerOwnerCommitted() {
    assertThat(ledger.note(OLD)).isEqualTo(new OffsetMetadata(40, 2, Map.of()));
    assertThat(ledger.note(NEW)).isEqualTo(OffsetMetadata.ZERO);
    assertThat(ledger.pending()).isEmpty();
  }

  @Test
  void commitsOnlyWhatTheWorkInHandChanged() {
    ledger.update(NEW, note -> note.plus(5, 1));
    ledger.advance(Map.of(NEW, new OffsetAndMetadata(7, Optional.of(1), "")));

    assertThat(ledger.pending())
        .containsExactly(Map.entry(NEW, new OffsetAndMetadata(7, Optional.of(1), "in=5,dead=1")));

    ledger.committed();
    assertThat(ledger.pending()).isEmpty();
    assertThat(ledger.note(NEW).in()).isEqualTo(5);
  }

  @Test
  void whatIsReadAgainIsNotCountedAgainAndThePlaceStays() {
    Position reached = Position.of(new OffsetAndMetadata(50, "in=40,dead=2"));
    ledger.load(Map.of(OLD, new StartPosition(reached, 20, Optional.empty())));

    ledger.advance(Map.of(OLD, new OffsetAndMetadata(30)));

    assertThat(ledger.pending()).isEmpty();
    assertThat(ledger.offset(OLD)).isEqualTo(50);
    assertThat(ledger.counts(OLD, 49)).isFalse();
    assertThat(ledger.counts(OLD, 50)).isTrue();
  }

  @Test
  void aLossIsCommittedThoughNothingIsInHand() {
    PartitionLoss loss = new PartitionLoss(OLD, PartitionLoss.Kind.Retention, 50, 60);
    Position behind = Position.of(new OffsetAndMetadata(60, "in=40,dead=2,lost=10"));

    ledger.load(Map.of(OLD, new StartPosition(behind, 60, Optional.of(loss))));

    assertThat(ledger.hasPending()).isTrue();
    assertThat(ledger.pending()).containsOnlyKeys(OLD);
  }

  @Test
  void neverCommitsForPartitionsOfOthers() {
    ledger.remove(List.of(OLD));
    ledger.update(OLD, note -> note.plus(1, 0));
    ledger.advance(Map.of(OLD, new OffsetAndMetadata(51)));

    assertThat(ledger.pending()).isEmpty();
    assertThat(ledger.owned()).containsExactly(NEW);
  }
}
