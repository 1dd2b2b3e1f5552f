package dev.millrace.connector.files;

import dev.millrace.connector.warehouse.FileFailures;
import dev.millrace.connector.warehouse.Origin;
import dev.millrace.connector.warehouse.PermanentFailure;
import dev.millrace.connector.warehouse.WarehouseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/**
 * The folder: finished files in it, and in {@value #ASIDE} unfinished ones, locks, and a mark of
 * the topic that the files come from. Nothing outside {@value #ASIDE} is ever half done.
 */
final class OutputFolder {
  static final String ASIDE = ".millrace";

  private static final String UNFINISHED = ".unfinished";

  /** What the mark says where each file of a partition begins where the one before ended. */
  private static final String GAPLESS = "gapless\n";

  private final Path folder;
  private final Path aside;
  private final Origin origin;
  private final Path mark;
  private Optional<FolderIdentity> identity = Optional.empty();

  OutputFolder(Path folder, Origin origin) {
    this.folder = folder.toAbsolutePath();
    this.aside = this.folder.resolve(ASIDE);
    this.origin = origin;
    this.mark = aside.resolve(markPrefix() + origin.topicId());
  }

  @Override
  public String toString() {
    return "folder " + folder;
  }

  /**
   * Makes the folder and marks it as this topic's.
   *
   * @throws PermanentFailure when it has files of an earlier topic of this name
   */
  void prepare() throws WarehouseException {
    FileFailures.makeFolder(aside);
    try {
      mark();
      identity = Optional.of(FolderIdentity.of(folder, aside));
    } catch (IOException e) {
      throw FileFailures.of("cannot use " + this, e);
    }
  }

  /** Whether the folder is prepared and still the one that was. */
  boolean isUnchanged() throws IOException {
    return identity.isPresent() && identity.get().isUnchanged() && Files.exists(mark);
  }

  private void mark() throws IOException, PermanentFailure {
    // In this order: the mark is there before the first file is.
    boolean hasFiles = !list(folder, this::isOurs).isEmpty();
    if (hasFiles && !Files.exists(mark)) {
      throw new PermanentFailure(
          String.format(
              Locale.ROOT,
              "%s has files of an earlier run named \"%s\", whose topics were deleted; use another"
                  + " folder, or remove these files",
              this,
              origin.run()));
    }
    for (Path other : list(aside, name -> name.startsWith(markPrefix()))) {
      if (!other.equals(mark)) {
        Files.deleteIfExists(other);
      }
    }
    if (!Files.exists(mark)) {
      Path begun = Files.createTempFile(aside, markPrefix(), UNFINISHED);
      Durable.write(begun, GAPLESS.getBytes(StandardCharsets.UTF_8));
      Durable.rename(begun, mark);
    }
  }

  /** The file whose lock says that one sink alone writes a partition. */
  Path lockOf(TopicPartition partition) {
    return aside.resolve(
        String.format(Locale.ROOT, "%s-%05d.lock", partition.topic(), partition.partition()));
  }

  /** Which offsets of a partition are written; its lock must be held. */
  Coverage coverage(TopicPartition partition) throws IOException {
    return coverage(partition, files(Set.of(partition)).get(partition));
  }

  /** The same, by files that are known. */
  Coverage coverage(TopicPartition partition, List<RangeFile> found) throws IOException {
    List<Span> spans = new ArrayList<>(rowless(partition).read());
    List<Span> files =
        found.stream().map(file -> new Span(file.range().first(), file.range().next())).toList();
    if (spans.isEmpty() && !files.isEmpty() && !Files.readString(mark).equals(GAPLESS)) {
      // From before files told where they begin: the gaps between them mean nothing.
      Span all = new Span(0, files.stream().mapToLong(Span::next).max().orElseThrow());
      addRowless(partition, all);
      spans.add(all);
    }
    spans.addAll(files);
    return Coverage.of(spans);
  }

  /** Says that a stretch is done and has no rows; the partition's lock must be held. */
  void addRowless(TopicPartition partition, Span span) throws IOException {
    rowless(partition).add(span, aside.resolve(prefix(partition) + "rowless" + UNFINISHED));
  }

  /** Whether a finished file is in its place. */
  boolean has(RangeFile file) {
    return Files.exists(pathOf(file));
  }

  /** The place of a finished file. */
  Path pathOf(RangeFile file) {
    return folder.resolve(file.name());
  }

  /** Removes what somebody left unfinished of a partition; its lock must be held. */
  void clean(TopicPartition partition) throws IOException {
    String prefix = prefix(partition);
    for (Path left : list(aside, n -> n.startsWith(prefix) && n.endsWith(UNFINISHED))) {
      Files.deleteIfExists(left);
    }
  }

  /** Where to write a file until it is finished; nothing is there. */
  Path begin(RangeFile file) throws IOException {
    Path unfinished = aside.resolve(file.name() + UNFINISHED);
    Files.deleteIfExists(unfinished);
    return unfinished;
  }

  /** Gives a finished file, forced to the disk, its place for good. */
  void finish(RangeFile file) throws IOException {
    Durable.rename(aside.resolve(file.name() + UNFINISHED), folder.resolve(file.name()));
  }

  /** The finished files of partitions, in order of their offsets. */
  Map<TopicPartition, List<RangeFile>> files(Set<TopicPartition> partitions) throws IOException {
    Map<TopicPartition, List<RangeFile>> files = new HashMap<>();
    partitions.forEach(partition -> files.put(partition, new ArrayList<>()));
    for (Path path : list(folder, name -> true)) {
      RangeFile.parse(path.getFileName().toString())
          .filter(file -> partitions.contains(file.range().partition()))
          .ifPresent(file -> files.get(file.range().partition()).add(file));
    }
    files.values().forEach(own -> own.sort(Comparator.comparing(file -> file.range().first())));
    return files;
  }

  private RowlessSpans rowless(TopicPartition partition) {
    return new RowlessSpans(aside.resolve(prefix(partition) + "rowless"));
  }

  private static String prefix(TopicPartition partition) {
    return String.format(Locale.ROOT, "%s-%05d-", partition.topic(), partition.partition());
  }

  private boolean isOurs(String name) {
    return RangeFile.parse(name)
        .map(file -> file.range().partition().topic())
        .filter(origin.topic()::equals)
        .isPresent();
  }

  private String markPrefix() {
    return origin.topic() + "@";
  }

  private static List<Path> list(Path folder, Predicate<String> name) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(path -> name.test(path.getFileName().toString())).toList();
    }
  }
}
