package dev.millrace.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Collects everything that is wrong with an input, so that its author sees the whole list at once.
 *
 * <p>Not safe for use by several threads.
 */
public final class Problems {
  private final List<String> found = new ArrayList<>();

  /** Notes a problem. */
  public void add(String problem) {
    found.add(problem);
  }

  /** Notes {@code field: value is not allowed: allowed} unless {@code ok}. */
  public void require(boolean ok, String field, Object value, String allowed) {
    if (!ok) {
      add(notAllowed(field, value, allowed));
    }
  }

  /** Runs {@code part}; the problems of an {@link InvalidInputException} are kept, not thrown. */
  public <T> T collect(Supplier<T> part) {
    try {
      return part.get();
    } catch (InvalidInputException e) {
      found.addAll(e.problems());
      return null;
    }
  }

  /** Whether nothing was noted so far. */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** All problems, in the order they were noted. */
  public List<String> list() {
    return List.copyOf(found);
  }

  /**
   * Ends the collecting.
   *
   * @throws InvalidInputException when there is at least one problem
   */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new InvalidInputException(found);
    }
  }

  /** The one wording for a bad value: names the field, the value and what is allowed. */
  public static String notAllowed(String field, Object value, String allowed) {
    String shown = value instanceof CharSequence ? "\"" + value + "\"" : String.valueOf(value);
    return field + ": " + shown + " is not allowed: " + allowed;
  }
}
