package dev.millrace.local.run;

import dev.millrace.local.output.ExitCode;
import dev.millrace.local.terminal.Interrupts;
import dev.millrace.runtime.run.StopSignal;
import java.io.PrintWriter;

/** Ctrl-C or SIGTERM once asks the run to stop; once more ends the process on the spot. */
public final class StopByUser implements AutoCloseable {
  private final StopSignal stop = new StopSignal();
  private Interrupts interrupts;

  private StopByUser() {}

  /** Watches from now on until closed; last words go to {@code err}. */
  public static StopByUser watch(PrintWriter err) {
    StopByUser watch = new StopByUser();
    watch.interrupts = Interrupts.watch(count -> watch.asked(count, err));
    return watch;
  }

  /** Requested once the user has asked. */
  public StopSignal signal() {
    return stop;
  }

  @Override
  public void close() {
    interrupts.close();
  }

  private void asked(int count, PrintWriter err) {
    stop.request();
    if (count > 1) {
      err.println("stopped at once; the next run goes on from the last commit");
      err.flush();
      Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
    }
  }
}
