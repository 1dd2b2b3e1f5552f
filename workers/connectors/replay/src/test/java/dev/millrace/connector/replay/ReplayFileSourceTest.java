package dev.millrace.connector.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import dev.millrace.connector.lanes.LaneSource;
import dev.millrace.connector.lanes.LaneStart;
import dev.millrace.connector.lanes.SourceMessage;
import dev.millrace.contract.progress.LaneMetadataKeys;
import dev.millrace.contract.progress.OffsetMetadata;
import dev.millrace.runtime.kafka.DeadLetters;
import dev.millrace.runtime.run.FatalStageException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayFileSourceTest {
  private static final long MAX_BYTES = 1 << 20;
  private static final ThreadMXBean THREADS =
      ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

  @TempDir Path folder;
  private Path path;

  @BeforeEach
  void setPath() {
    path = folder.resolve("events.ndjson");
  }

  static Stream<Arguments> files() {
    return Stream.of(
        Arguments.of("", List.of()),
        Arguments.of("\n", List.of("")),
        Arguments.of("\r\n", List.of("")),
        Arguments.of("a", List.of("a")),
        Arguments.of("a\n", List.of("a")),
        Arguments.of("a\r\nb\r\n", List.of("a", "b")),
        Arguments.of("a\r\r\nb", List.of("a\r", "b")),
        Arguments.of("a\rb\n", List.of("a\rb")),
        Arguments.of("\n\n\nx\n\n", List.of("", "", "", "x", "")),
        Arguments.of(
            "{\"a\":\"😀\"}\n{\"b\":\"नमस्ते\"}", List.of("{\"a\":\"😀\"}", "{\"b\":\"नमस्ते\"}")),
        Arguments.of("\ufeffx\n\u2028\n", List.of("\ufeffx", "\u2028")));
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyLineComesOnceWhateverTheNumberOfLanes(String content, List<String> lines)
      throws IOException {
    Files.writeString(path, content);

    for (int lanes : new int[] {1, 2, 3, 12}) {
      assertThat(readAll(lanes)).as("%d lanes", lanes).containsExactlyElementsOf(lines);
    }
  }

  @Test
  void randomFilesComeBackExactly() throws IOException {
    Random random = new Random(3);
    for (int round = 0; round < 300; round++) {
      List<String> lines = new ArrayList<>();
      for (int i = random.nextInt(40); i > 0; i--) {
        lines.add("x".repeat(random.nextInt(8) == 0 ? 0 : random.nextInt(30)) + i);
      }
      String end = random.nextBoolean() ? "\r\n" : "\n";
      boolean ended = !lines.isEmpty() && random.nextBoolean();
      Files.writeString(path, String.join(end, lines) + (ended ? end : ""));

      assertThat(readAll(1 + random.nextInt(20))).isEqualTo(lines);
    }
  }

  @Test
  void bytesThatAreNoTextComeThrough() throws IOException {
    byte[] line = {0, -1, (byte) 0xC0, 13, 127, 0};
    Files.write(path, line);

    assertThat(
            open(ReplayFileSource.of(file(), 1, Long.MAX_VALUE), 0, OffsetMetadata.ZERO)
                .next()
                .value())
        .isEqualTo(line);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1})
  void linesAcrossBlocksAreWhole(int more) throws IOException {
    String first = "a".repeat(LineReader.BLOCK_BYTES + more);
    String second = "b".repeat(2 * LineReader.BLOCK_BYTES);
    Files.writeString(path, first + "\r\n" + second + "\r\nc");

    assertThat(readAll(1)).containsExactly(first, second, "c");
    assertThat(readAll(5)).containsExactly(first, second, "c");
  }

  @Test
  void ofALineThatIsTooLongTheBeginningIsKept() throws IOException {
    int tooLong = (int) MAX_BYTES + 1;
    Files.writeString(path, "x".repeat(tooLong) + "\r\n" + "y".repeat(tooLong - 1) + "\r\nz");

    List<SourceMessage> messages = messages(ReplayFileSource.of(file(), 1, Long.MAX_VALUE), 1);

    assertThat(messages).hasSize(3);
    assertThat(messages.get(0).whole()).isFalse();
    assertThat(messages.get(0).size()).isEqualTo(tooLong);
    assertThat(messages.get(0).value()).hasSize(DeadLetters.CUT_BYTES).containsOnly('x');
    assertThat(messages.get(1).whole()).isTrue();
    assertThat(messages.get(2).place()).isEqualTo(2L * tooLong + 3);
  }

  @Test
  void aVeryLongLineTakesNoMemory() throws IOException {
    long hole = 1L << 30;
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(hole);
      file.seek(hole);
      file.write("\nend".getBytes(UTF_8));
    }
    long before = THREADS.getCurrentThreadAllocatedBytes();

    List<SourceMessage> messages = messages(ReplayFileSource.of(file(), 1, Long.MAX_VALUE), 1);

    assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(16L << 20);
    assertThat(messages).extracting(SourceMessage::size).containsExactly(hole, 3L);
  }

  @Test
  void aLaneGoesOnWhereItsNoteSays() throws IOException {
    Files.writeString(path, "one\ntwo\r\n\nfour\nfive\nsix");
    ReplayFileSource source = ReplayFileSource.of(file(), 2, Long.MAX_VALUE);

    List<String> lines = new ArrayList<>();
    for (int lane = 0; lane < 2; lane++) {
      OffsetMetadata note = OffsetMetadata.ZERO;
      boolean more = true;
      while (more) {
        try (LaneSource reopened =
            open(ReplayFileSource.of(file(), 2, Long.MAX_VALUE), lane, note)) {
          more = reopened.hasNext();
          if (more) {
            lines.add(new String(reopened.next().value(), UTF_8));
          }
          note = OffsetMetadata.decode(note.with(reopened.note()).encode());
        }
      }
    }

    assertThat(lines).containsExactly("one", "two", "", "four", "five", "six");
    assertThat(source.name()).isEqualTo(path.toString());
  }

  @Test
  void aCapTakesTheFirstLines() throws IOException {
    Files.writeString(path, "one\ntwo\nthree\n");
    ReplayFileSource two = ReplayFileSource.of(file(), 1, 2);

    assertThat(messages(two, 1)).hasSize(2);
    try (LaneSource resumed =
        two.open(
            new LaneStart(0, 1, OffsetMetadata.ZERO.with(Map.of("position", "4")), MAX_BYTES))) {
      assertThat(new String(resumed.next().value(), UTF_8)).isEqualTo("two");
      assertThat(resumed.hasNext()).isFalse();
    }
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatExceptionOfType(FatalStageException.class)
        .isThrownBy(() -> ReplayFileSource.of(path, 1, 1))
        .withMessage(
            "cannot replay "
                + path
                + ": there is no such file; every producer must see it under this path");
    assertThatExceptionOfType(FatalStageException.class)
        .isThrownBy(() -> ReplayFileSource.of(folder, 1, 1))
        .withMessage("cannot replay " + folder + ": it is a folder");
  }

  @Test
  void anotherFileUnderTheOldNameIsRefused() throws IOException {
    Files.writeString(path, "one\ntwo\nthree\n");
    Map<String, String> begun = ReplayFileSource.of(file(), 1, Long.MAX_VALUE).identity();
    Files.writeString(path, "two\none\nthree\n");
    ReplayFileSource other = ReplayFileSource.of(file(), 1, Long.MAX_VALUE);
    String reason = "it is not the file that the run began with: the first 14 bytes";

    assertThatExceptionOfType(FatalStageException.class)
        .isThrownBy(() -> other.asBegun(begun))
        .withMessageContaining(path.toString())
        .withMessageContaining(reason)
        .withMessageContaining(begun.get(LaneMetadataKeys.FINGERPRINT))
        .withMessageContaining(other.identity().get(LaneMetadataKeys.FINGERPRINT));
    assertThatExceptionOfType(FatalStageException.class)
        .isThrownBy(() -> open(other, 0, OffsetMetadata.ZERO.with(begun)))
        .withMessageContaining(reason);
  }

  @Test
  void aFileThatLostItsEndIsRefused() throws IOException {
    Files.writeString(path, "one\ntwo\nthree\n");
    Map<String, String> begun = ReplayFileSource.of(file(), 1, Long.MAX_VALUE).identity();
    Files.writeString(path, "one\ntwo\n");

    assertThatExceptionOfType(FatalStageException.class)
        .isThrownBy(() -> ReplayFileSource.of(file(), 1, Long.MAX_VALUE).asBegun(begun))
        .withMessage(
            "cannot replay "
                + path
                + ": it had 14 bytes when the run began and has 8 now; put the old file back, or"
                + " start a new run");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 12})
  void ofAFileThatGrewOnlyWhatItHadIsRead(int lanes) throws IOException {
    Files.writeString(path, "one\ntwo\nthree\n");
    ReplayFileSource before = ReplayFileSource.of(file(), lanes, Long.MAX_VALUE);
    assertThat(before.remark()).isEmpty();
    Files.writeString(path, "four\n", StandardOpenOption.APPEND);
    ReplayFileSource resumed =
        ReplayFileSource.of(file(), lanes, Long.MAX_VALUE).asBegun(before.identity());

    for (ReplayFileSource source : List.of(before, resumed)) {
      assertThat(messages(source, lanes))
          .extracting(message -> new String(message.value(), UTF_8))
          .containsExactly("one", "two", "three");
      assertThat(source.remark())
          .contains(path + " has grown by 5 bytes since the run began; they are not part of it");
    }
  }

  /** The fingerprint of a large file does not cover every byte; what was read is covered. */
  @Test
  void aLineThatWasReadAndThenChangedIsNoticed() throws IOException {
    byte[] lines = largeFile();
    ReplayFileSource source = ReplayFileSource.of(file(), 1, Long.MAX_VALUE);
    OffsetMetadata note = OffsetMetadata.ZERO;
    try (LaneSource lane = open(source, 0, note)) {
      for (int i = 0; i < 1_500; i++) {
        lane.next();
      }
      note = note.with(lane.note());
    }
    LaneStart start = new LaneStart(0, 1_500, note, MAX_BYTES);
    Files.setLastModifiedTime(path, FileTime.fromMillis(0));
    try (LaneSource same = ReplayFileSource.of(file(), 1, Long.MAX_VALUE).open(start)) {
      assertThat(same.next().place()).isEqualTo(150_000);
    }

    lines[100_050] = 'y';
    Files.write(path, lines);
    ReplayFileSource changed = ReplayFileSource.of(file(), 1, Long.MAX_VALUE);
    assertThat(changed.identity()).isEqualTo(source.identity());
    assertThatExceptionOfType(FatalStageException.class)
        .isThrownBy(() -> changed.open(start))
        .withMessageContaining("bytes 0 to 149999 were changed after they were read");
  }

  @Test
  void aLineThatWasReadAndThenChangedIsNoticedAtTheEndOfItsLane() throws IOException {
    byte[] lines = largeFile();
    LaneSource lane = open(ReplayFileSource.of(file(), 1, Long.MAX_VALUE), 0, OffsetMetadata.ZERO);
    for (int i = 0; i < 1_500; i++) {
      lane.next();
    }
    lines[100_050] = 'y';
    Files.write(path, lines);
    Files.setLastModifiedTime(path, FileTime.fromMillis(0));

    assertThatExceptionOfType(FatalStageException.class)
        .isThrownBy(() -> drain(lane))
        .withMessageContaining("bytes 0 to " + (lines.length - 1) + " were changed after");
  }

  @Test
  void aLargeFileThatOnlyGrewIsReadToTheEnd() throws IOException {
    int all = (largeFile().length + 99) / 100;
    LaneSource lane = open(ReplayFileSource.of(file(), 1, Long.MAX_VALUE), 0, OffsetMetadata.ZERO);
    Files.writeString(path, "more", StandardOpenOption.APPEND);
    Files.setLastModifiedTime(path, FileTime.fromMillis(0));
    int read = 0;
    while (lane.hasNext()) {
      lane.next();
      read++;
    }
    assertThat(read).isEqualTo(all);
  }

  @Test
  void aFileThatIsCutUnderneathIsNoticed() throws IOException {
    LaneSource lane = openMillionLines();
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(600_000);
    }

    assertThatExceptionOfType(FatalStageException.class)
        .isThrownBy(() -> drain(lane))
        .withMessageContaining("it had 1000000 bytes when the run began and has 600000 now");
  }

  @Test
  void aFileThatIsWrittenAnewUnderneathIsNoticedAtItsEnd() throws IOException {
    LaneSource lane = openMillionLines();
    Files.writeString(path, "x".repeat(1_000_000));
    Files.setLastModifiedTime(path, FileTime.fromMillis(0));

    assertThatExceptionOfType(FatalStageException.class)
        .isThrownBy(() -> drain(lane))
        .withMessageContaining("it is not the file that the run began with");
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstLine() throws IOException {
    Files.writeString(path, "\ufeff{\"a\":1}\n{}\n{\"b\":2}");

    for (int lanes : new int[] {1, 2, 3, 12}) {
      assertThat(messages(ReplayFileSource.of(path, lanes, Long.MAX_VALUE), lanes))
          .as("%d lanes", lanes)
          .extracting(message -> new String(message.value(), UTF_8))
          .containsExactly("{\"a\":1}", "{}", "{\"b\":2}");
    }
  }

  @Test
  void aFileOfAnotherFormatIsRefused() throws IOException {
    Files.writeString(path, "id,name\n1,x\n");
    assertThatExceptionOfType(FatalStageException.class)
        .isThrownBy(() -> ReplayFileSource.of(path, 1, 1))
        .withMessageStartingWith("cannot replay " + path + ": it is CSV, it seems");
  }

  /** Lines of 100 bytes, more than the fingerprint reads whole. */
  private byte[] largeFile() throws IOException {
    byte[] lines = new byte[FileFingerprint.BLOCKS * FileFingerprint.BLOCK_BYTES * 2];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = (byte) (i % 100 == 99 ? '\n' : 'x');
    }
    Files.write(path, lines);
    return lines;
  }

  private LaneSource openMillionLines() throws IOException {
    byte[] lines = new byte[1_000_000];
    Arrays.fill(lines, (byte) '\n');
    Files.write(path, lines);
    LaneSource lane = open(ReplayFileSource.of(file(), 1, Long.MAX_VALUE), 0, OffsetMetadata.ZERO);
    lane.next();
    return lane;
  }

  private static void drain(LaneSource lane) {
    while (lane.hasNext()) {
      lane.next();
    }
  }

  /** The file whatever is in it: lines are taken as they are. */
  private ReplayFile file() throws IOException {
    try (FileChannel channel = FileChannel.open(path)) {
      return new ReplayFile(path, 0, FileFingerprint.of(channel, channel.size()));
    }
  }

  private List<String> readAll(int lanes) throws IOException {
    return messages(ReplayFileSource.of(file(), lanes, Long.MAX_VALUE), lanes).stream()
        .map(message -> new String(message.value(), UTF_8))
        .toList();
  }

  private static List<SourceMessage> messages(ReplayFileSource source, int lanes) {
    List<SourceMessage> messages = new ArrayList<>();
    for (int lane = 0; lane < lanes; lane++) {
      try (LaneSource open = open(source, lane, OffsetMetadata.ZERO)) {
        while (open.hasNext()) {
          messages.add(open.next());
        }
      }
    }
    return messages;
  }

  private static LaneSource open(ReplayFileSource source, int lane, OffsetMetadata note) {
    return source.open(new LaneStart(lane, 0, note, MAX_BYTES));
  }
}
