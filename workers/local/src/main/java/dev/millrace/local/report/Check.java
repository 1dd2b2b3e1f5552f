package dev.millrace.local.report;

/**
 * One thing that was looked at to verify the run.
 *
 * @param result how it came out
 * @param finding what was compared and found: one sentence
 */
public record Check(Result result, String finding) {
  /** How a check came out. */
  public enum Result {
    /** As it must be. */
    PASSED,
    /** Not as it must be. */
    FAILED,
    /** Could not be looked at. */
    SKIPPED
  }
}
