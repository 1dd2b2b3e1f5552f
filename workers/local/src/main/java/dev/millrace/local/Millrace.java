package dev.millrace.local;

/** Entry of the process. */
public final class Millrace {
  private Millrace() {}

  /** Runs the command line and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(ExitCode.OK.code());
  }
}
