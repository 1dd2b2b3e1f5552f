package dev.millrace.local;

import dev.millrace.contract.env.ProcessLocale;
import dev.millrace.embedded.HaltHandler;
import dev.millrace.local.command.MillraceCommand;
import dev.millrace.local.output.ExitCode;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Entry of the process. */
public final class Millrace {
  private Millrace() {}

  /** Runs the command line and ends the process with its exit code. */
  public static void main(String[] arguments) {
    ProcessLocale.useRoot();
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    HaltHandler.calls(() -> giveUp(err));
    System.exit(MillraceCommand.execute(arguments, out, err));
  }

  /** The embedded Kafka has logged why; nothing can be saved any more, and nothing has to be. */
  private static void giveUp(PrintWriter err) {
    err.println(
        "millrace: the Kafka in this process cannot go on, most likely because its disk is full or"
            + " its folder is gone; see millrace.log in the run's folder. Nothing is lost: the same"
            + " command goes on once that is mended.");
    err.flush();
    Runtime.getRuntime().halt(ExitCode.FAILED.code());
  }
}
