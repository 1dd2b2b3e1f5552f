package dev.millrace.local.input;

import dev.millrace.connector.lanes.FileKind;
import dev.millrace.connector.registry.Connectors;
import dev.millrace.contract.InvalidInputException;
import dev.millrace.contract.config.SourceConfig;
import dev.millrace.runtime.run.FatalStageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The file that a run reads on this machine. A pipe can be read only once, so what comes out of it
 * is copied into the run's folder first and read from there, now and after a failure.
 *
 * @param named by the user
 * @param read where the events are read from: the same, or the copy
 */
public record SourceFile(Path named, Path read) {
  /**
   * The file of a source; empty when it reads none. Whoever goes on with a run need not have its
   * pipe at hand once more. Nothing is opened that could wait for a writer.
   *
   * @param copy where the copy of a pipe is, or would be
   */
  public static Optional<SourceFile> of(SourceConfig source, Path copy) {
    Optional<SourceFile> first = first(source, copy);
    return first
        .filter(file -> file.isCopy() || !Files.exists(copy) || isRegular(file.named()))
        .or(() -> first.map(file -> new SourceFile(file.named(), copy)));
  }

  /**
   * The file of a source that is read from its beginning, whatever copy there is.
   *
   * @param copy where the copy of a pipe would be
   */
  public static Optional<SourceFile> first(SourceConfig source, Path copy) {
    return source.file().map(named -> new SourceFile(named, isPipe(named) ? copy : named));
  }

  private static boolean isPipe(Path path) {
    return kind(path).filter(FileKind.PIPE::equals).isPresent();
  }

  private static boolean isRegular(Path path) {
    return kind(path).filter(FileKind.REGULAR::equals).isPresent();
  }

  private static Optional<FileKind> kind(Path path) {
    try {
      return Optional.of(FileKind.of(path));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Whether a pipe has to be copied before it can be read. */
  public boolean mustCopy() {
    return isCopy() && !Files.exists(read);
  }

  /** Whether a copy is read. */
  public boolean isCopy() {
    return !read.equals(named);
  }

  /**
   * Looks at the file if it is there.
   *
   * @param source that is to read it
   * @throws InvalidInputException when it cannot be replayed
   */
  public void check(SourceConfig source) {
    if (Files.exists(read)) {
      accepted(
          source,
          () -> {
            Connectors.all().look(source, read);
            return read;
          });
    }
  }

  /**
   * What is made of the file.
   *
   * @param source that reads it
   * @throws InvalidInputException when it cannot be replayed
   */
  public static <T> T accepted(SourceConfig source, Supplier<T> made) {
    try {
      return made.get();
    } catch (FatalStageException e) {
      throw new InvalidInputException(
          String.format(Locale.ROOT, "spec.source.%s.path: %s", source.field(), e.getMessage()));
    }
  }
}
