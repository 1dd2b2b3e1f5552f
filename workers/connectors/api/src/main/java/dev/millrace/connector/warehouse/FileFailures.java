package dev.millrace.connector.warehouse;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;

/** Classes failures of the file system. */
public final class FileFailures {
  /** Reasons that the operating system gives and no waiting cures. */
  private static final List<String> LASTING =
      List.of(
          "Permission denied",
          "Read-only file system",
          "Not a directory",
          "Operation not permitted");

  private FileFailures() {}

  /** What happened while doing something, in a class of ours. */
  public static WarehouseException of(String doing, IOException failure) {
    String sentence = doing + ": " + reason(failure);
    return lasts(failure)
        ? new PermanentFailure(sentence, failure)
        : new TransientFailure(sentence, failure);
  }

  /** Makes a folder and those above it unless they are there. */
  public static void makeFolder(Path folder) throws WarehouseException {
    try {
      Files.createDirectories(folder);
    } catch (NoSuchFileException e) {
      throw new PermanentFailure("cannot make the folder " + folder, e);
    } catch (IOException e) {
      throw of("cannot make the folder " + folder, e);
    }
    if (!Files.isWritable(folder)) {
      throw new PermanentFailure("no right to write to the folder " + folder);
    }
  }

  private static boolean lasts(IOException failure) {
    return failure instanceof AccessDeniedException
        || failure instanceof FileAlreadyExistsException
        || failure instanceof NotDirectoryException
        || LASTING.stream().anyMatch(reason(failure)::contains);
  }

  private static String reason(IOException failure) {
    if (failure instanceof FileAlreadyExistsException e) {
      return e.getFile() + " is a file";
    }
    if (failure instanceof AccessDeniedException e) {
      return "no right to write " + e.getFile();
    }
    String reason = failure instanceof FileSystemException e ? e.getReason() : failure.getMessage();
    return reason == null ? failure.toString() : reason;
  }
}
