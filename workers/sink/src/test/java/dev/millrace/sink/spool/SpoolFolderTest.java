package dev.millrace.sink.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.ColumnType;
import dev.millrace.event.json.RejectedEventException;
import dev.millrace.event.rows.RowBlocks;
import dev.millrace.event.rows.RowDecoder;
import dev.millrace.event.rows.Rows;
import dev.millrace.event.rows.RowsBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolFolderTest {
  private static final List<Column> COLUMNS =
      List.of(new Column("id", ColumnType.INT64), new Column("text", ColumnType.STRING));

  @TempDir Path parent;

  @Test
  void messagesComeBackAsTheyWere() throws Exception {
    Path folder = parent.resolve("spool");
    try (SpoolFolder spools = new SpoolFolder(folder, COLUMNS);
        BatchStore store = spools.begin()) {
      PartitionStore a = store.partition();
      PartitionStore b = store.partition();
      a.keep(rows(0, Rows.CAPACITY), keys(0, Rows.CAPACITY));
      b.keep(rows(500, 510), keys(500, 510));
      a.keep(rows(5_000, 5_003), keys(5_000, 5_003));

      assertThat(files(folder)).hasSize(1);
      assertThat(a.rows().size()).isEqualTo(Rows.CAPACITY + 3);
      assertThat(ids(a.rows())).hasSize(Rows.CAPACITY + 3).startsWith(0L).endsWith(5_002L);
      assertThat(ids(b.rows())).hasSize(10).startsWith(500L);
      SpooledMessage message = a.message(5_001);
      assertThat(message.value()).isEqualTo(event(5_001));
      assertThat(message.key()).isEqualTo(key(5_001));
      assertThat(a.message(7).key()).as("every seventh has no key").isNull();
      assertThatIllegalArgumentException().isThrownBy(() -> a.message(4_000));
      assertThatIllegalArgumentException().isThrownBy(() -> b.message(0));
    }
    assertThat(folder).doesNotExist();
  }

  @Test
  void aSettledBatchLeavesNothingAndIsNotReadAnyMore() throws Exception {
    try (SpoolFolder spools = new SpoolFolder(parent, COLUMNS)) {
      BatchStore store = spools.begin();
      PartitionStore part = store.partition();
      part.keep(rows(0, 5), keys(0, 5));
      store.close();
      assertThat(files(parent)).isEmpty();
      assertThatThrownBy(() -> part.rows().get(0)).isInstanceOf(UncheckedIOException.class);
    }
  }

  @Test
  void whatADeadProcessLeftIsRemovedAndWhatIsOthersStays() throws Exception {
    Files.writeString(parent.resolve("spool-0"), "left");
    Path other = Files.writeString(parent.resolve("other"), "kept");
    try (SpoolFolder spools = new SpoolFolder(parent, COLUMNS)) {
      assertThat(files(parent)).containsExactly(other);
      spools.begin().close();
    }
    assertThat(files(parent)).containsExactly(other);
  }

  @Test
  void whatTheDiskDoesNotTakeStaysInMemoryAndEndsTheBatch() throws Exception {
    Path file = Files.writeString(parent.resolve("file"), "where a folder should be");
    try (SpoolFolder spools = new SpoolFolder(file, COLUMNS);
        BatchStore store = spools.begin()) {
      PartitionStore part = store.partition();
      assertThat(store.failure()).isEmpty();
      part.keep(rows(0, 5), keys(0, 5));
      assertThat(store.failure()).isPresent();
      assertThat(ids(part.rows())).containsExactly(0L, 1L, 2L, 3L, 4L);
      assertThat(part.message(3).value()).isEqualTo(event(3));
    }
  }

  private static Rows rows(long from, long to) throws RejectedEventException {
    RowDecoder decoder = new RowDecoder(COLUMNS);
    RowsBuilder rows = new RowsBuilder(COLUMNS);
    for (long id = from; id < to; id++) {
      decoder.decode(id, event(id), rows);
    }
    return rows.build().get(0);
  }

  private static List<byte[]> keys(long from, long to) {
    List<byte[]> keys = new ArrayList<>();
    for (long id = from; id < to; id++) {
      keys.add(key(id));
    }
    return keys;
  }

  private static byte[] key(long id) {
    return id % 7 == 0 ? null : ("k" + id).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] event(long id) {
    return String.format(Locale.ROOT, "{\"id\":%d,\"text\":\"a \\\"quote\\\" of %d\"}", id, id)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static List<Long> ids(RowBlocks blocks) {
    List<Long> ids = new ArrayList<>();
    for (int block = 0; block < blocks.count(); block++) {
      Rows rows = blocks.get(block);
      assertThat(rows.size()).isEqualTo(blocks.size(block));
      for (int row = 0; row < rows.size(); row++) {
        ids.add(rows.integer(0, row));
      }
    }
    return ids;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    }
  }
}
