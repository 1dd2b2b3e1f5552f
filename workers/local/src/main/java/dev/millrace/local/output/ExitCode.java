package dev.millrace.local.output;

/** How the command ends; the codes are part of its interface. */
public enum ExitCode {
  /** Done; for a finite run: completed and verified. */
  OK(0, "done; a finite run is completed and verified"),
  /** Something failed; the reason was printed. What was done is kept and resumed by another run. */
  FAILED(1, "failed, the reason is printed; the next run resumes"),
  /** The command line, the file or the place it names is wrong; nothing was changed. */
  INPUT(2, "your input: command line, file, or what it names; nothing was changed"),
  /** The run is over but what is in the warehouse is not what should be. */
  NOT_VERIFIED(3, "not verified: messages are missing, doubled or different"),
  /** Messages were gone from Kafka or the warehouse before they had reached their end. */
  DATA_LOSS(4, "data lost: messages were gone before they reached the warehouse"),

  /** More dead letters than allowed, or nothing but dead letters. */
  TOO_MANY_DEAD_LETTERS(5, "more dead letters than allowed, or nothing but dead letters"),

  /** Asked to stop by Ctrl-C or SIGTERM; the next run resumes. */
  INTERRUPTED(130, "interrupted by Ctrl-C or SIGTERM; the next run resumes");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** What the process returns. */
  public int code() {
    return code;
  }

  /** One line for the help. */
  public String meaning() {
    return meaning;
  }
}
