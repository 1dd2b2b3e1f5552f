package dev.millrace.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.contract.progress.OffsetNote;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PartitionLedgerTest {
  private static final TopicPartition OLD = new TopicPartition("raw", 0);
  private static final TopicPartition NEW = new TopicPartition("raw", 1);

  private final PartitionLedger ledger = new PartitionLedger();

  @BeforeEach
  void takeOver() {
    Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
    committed.put(OLD, new OffsetAndMetadata(50, Optional.of(3), "in=40,dead=2"));
    committed.put(NEW, null);
    ledger.load(List.of(OLD, NEW), committed);
  }

  @Test
  void goesOnFromWhatTheFormerOwnerCommitted() {
    assertThat(ledger.note(OLD)).isEqualTo(new OffsetNote(40, 2, Map.of()));
    assertThat(ledger.note(NEW)).isEqualTo(OffsetNote.ZERO);
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
  void neverCommitsForPartitionsOfOthers() {
    ledger.remove(List.of(OLD));
    ledger.update(OLD, note -> note.plus(1, 0));
    ledger.advance(Map.of(OLD, new OffsetAndMetadata(51)));

    assertThat(ledger.pending()).isEmpty();
    assertThat(ledger.owned()).containsExactly(NEW);
  }
}
