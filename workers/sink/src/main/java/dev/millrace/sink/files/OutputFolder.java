package dev.millrace.sink.files;

import dev.millrace.sink.warehouse.FileFailures;
import dev.millrace.sink.warehouse.Origin;
import dev.millrace.sink.warehouse.PermanentFailure;
import dev.millrace.sink.warehouse.WarehouseException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

  private final Path folder;
  private final Path aside;
  private final Origin origin;

  OutputFolder(Path folder, Origin origin) {
    this.folder = folder.toAbsolutePath();
    this.aside = this.folder.resolve(ASIDE);
    this.origin = origin;
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
    Path mark = aside.resolve(markPrefix() + origin.topicId());
    try {
      // In this order: the mark is there before the first file is.
      boolean hasFiles = !list(folder, this::isOurs).isEmpty();
      if (hasFiles && !Files.exists(mark)) {
        throw new PermanentFailure(
            String.format(
                Locale.ROOT,
                "%s has files of an earlier run named \"%s\", whose topics were deleted; use"
                    + " another folder, or remove these files",
                this,
                origin.run()));
      }
      for (Path other : list(aside, name -> name.startsWith(markPrefix()))) {
        if (!other.equals(mark)) {
          Files.deleteIfExists(other);
        }
      }
      Files.createFile(mark);
    } catch (FileAlreadyExistsException e) {
      // Another sink of this run was here first.
    } catch (IOException e) {
      throw FileFailures.of("cannot use " + this, e);
    }
  }

  /** The file whose lock says that one sink alone writes a partition. */
  Path lockOf(TopicPartition partition) {
    return aside.resolve(
        String.format(Locale.ROOT, "%s-%05d.lock", partition.topic(), partition.partition()));
  }

  /** First offset of a partition that no file has; its lock must be held. */
  long next(TopicPartition partition) throws IOException {
    return list(folder, name -> true).stream()
        .map(path -> RangeFile.parse(path.getFileName().toString()))
        .flatMap(Optional::stream)
        .filter(file -> file.range().partition().equals(partition))
        .mapToLong(file -> file.range().next())
        .max()
        .orElse(0);
  }

  /** Removes what somebody left unfinished of a partition; its lock must be held. */
  void clean(TopicPartition partition) throws IOException {
    String prefix =
        String.format(Locale.ROOT, "%s-%05d-", partition.topic(), partition.partition());
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
    Files.move(
        aside.resolve(file.name() + UNFINISHED),
        folder.resolve(file.name()),
        StandardCopyOption.ATOMIC_MOVE);
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel entry = FileChannel.open(folder, StandardOpenOption.READ)) {
        entry.force(true);
      }
    }
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
