package dev.millrace.local.input;

import java.nio.file.InvalidPathException;
import java.util.Locale;
import java.util.Optional;

/**
 * Names of files that this process cannot write. Java takes the characters of file names from the
 * locale that the process began with: under {@code LANG=C} only ASCII.
 */
public final class PathNames {
  /** What becomes of a byte that the locale has no character for. */
  private static final String LOST = "\uFFFD";

  private PathNames() {}

  /** What is wrong with a name, and the way out. */
  public static String sentence(InvalidPathException refused) {
    return isAscii(refused.getInput())
        ? String.format(
            Locale.ROOT, "%s is not allowed as a path: %s", refused.getInput(), refused.getReason())
        : unwritable(refused.getInput());
  }

  /**
   * What is wrong with a name that the system gave to this process; empty when it was understood.
   */
  public static Optional<String> problemOf(String name) {
    return name.contains(LOST) ? Optional.of(unwritable(name)) : Optional.empty();
  }

  /** The failure's own refused path; empty when it is about something else. */
  public static Optional<String> sentence(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidPathException refused) {
        return Optional.of(sentence(refused));
      }
    }
    return Optional.empty();
  }

  private static String unwritable(String path) {
    return "the path "
        + path
        + " has letters that the locale of this process does not have; LC_ALL=C.UTF-8 has all";
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 128);
  }
}
