package dev.millrace.connector.lanes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** What a path names, links followed. */
public enum FileKind {
  /** A file that can be read as often as one likes. */
  REGULAR,
  /** A folder. */
  FOLDER,
  /** A pipe: what is read from it is gone from it. */
  PIPE,
  /** A socket: it cannot be opened like a file. */
  SOCKET,
  /** A terminal, a disk or another device. */
  DEVICE;

  private static final int TYPE = 0170000;
  private static final int PIPE_TYPE = 0010000;
  private static final int SOCKET_TYPE = 0140000;

  /**
   * Looks at what the path names; opens and reads nothing, so that nothing is taken from a pipe.
   *
   * @throws IOException when there is nothing, or this user may not look
   */
  public static FileKind of(Path path) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
    if (attributes.isRegularFile()) {
      return REGULAR;
    }
    return attributes.isDirectory() ? FOLDER : special(path);
  }

  private static FileKind special(Path path) throws IOException {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return DEVICE;
    }
    int mode = (Integer) Files.getAttribute(path, "unix:mode", new LinkOption[0]);
    return switch (mode & TYPE) {
      case PIPE_TYPE -> PIPE;
      case SOCKET_TYPE -> SOCKET;
      default -> DEVICE;
    };
  }
}
