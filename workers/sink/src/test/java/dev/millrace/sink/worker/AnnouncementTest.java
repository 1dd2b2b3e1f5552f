package dev.millrace.sink.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.contract.progress.OffsetNote;
import dev.millrace.runtime.run.FatalStageException;
import dev.millrace.sink.warehouse.Batch;
import dev.millrace.sink.warehouse.Batches;
import dev.millrace.sink.warehouse.OffsetRange;
import dev.millrace.sink.warehouse.PartitionRows;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnnouncementTest {
  @Test
  void comesAndGoesBesideOtherEntries() {
    OffsetNote note = new OffsetNote(5, 1, Map.of("other", "x"));
    OffsetNote announced = Announcement.add(note, "0:1+2;1:3+4");

    assertThat(OffsetNote.decode(announced.encode())).isEqualTo(announced);
    assertThat(Announcement.of(announced)).isEqualTo("0:1+2;1:3+4");
    assertThat(Announcement.remove(announced)).isEqualTo(note);
    assertThat(Announcement.of(note)).isNull();
    assertThat(Announcement.remove(note)).isSameAs(note);
  }

  @Test
  void whatDoesNotFitIsRefusedBeforeItIsCommitted() {
    assertThat(Announcement.text(batch(100))).hasSizeLessThan(3_800);
    assertThatExceptionOfType(FatalStageException.class)
        .isThrownBy(() -> Announcement.text(batch(1_000)))
        .withMessageContaining("a batch of 1000 partitions does not fit");
  }

  private static Batch batch(int partitions) {
    return new Batch(
        IntStream.range(0, partitions)
            .mapToObj(p -> new OffsetRange(Batches.partition(p), 1L << 40, (1L << 40) + 100_000))
            .map(range -> new PartitionRows(range, List.of()))
            .toList());
  }
}
