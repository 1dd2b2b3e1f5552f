package dev.millrace.connector.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * What some paths led to when they were looked at: a folder or file that was removed and made again
 * has another key.
 *
 * @param paths what was looked at
 * @param keys of each path; some stand-in where it led nowhere
 */
record FolderIdentity(List<Path> paths, List<Object> keys) {
  private static final Object NOWHERE = "nowhere";
  private static final Object UNKNOWN = "there, and the file system does not number its files";

  /** Looks at some paths. */
  static FolderIdentity of(Path... paths) throws IOException {
    List<Object> keys = new ArrayList<>();
    for (Path path : paths) {
      keys.add(key(path));
    }
    return new FolderIdentity(List.of(paths), List.copyOf(keys));
  }

  /** Whether they all lead to the same as then. */
  boolean isUnchanged() throws IOException {
    return of(paths.toArray(Path[]::new)).keys().equals(keys);
  }

  private static Object key(Path path) throws IOException {
    try {
      Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
      return key == null ? UNKNOWN : key;
    } catch (NoSuchFileException e) {
      return NOWHERE;
    }
  }
}
