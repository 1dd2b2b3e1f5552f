package dev.millrace.contract;

import java.util.List;

/**
 * The input is wrong and only its author can mend it. Carries every problem found, not the first.
 */
public final class InvalidInputException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String[] problems;

  /** An exception for these problems; there must be at least one. */
  public InvalidInputException(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = problems.toArray(String[]::new);
  }

  /** An exception for a single problem. */
  public InvalidInputException(String problem) {
    this(List.of(problem));
  }

  /** All problems, each one sentence. */
  public List<String> problems() {
    return List.of(problems);
  }
}
