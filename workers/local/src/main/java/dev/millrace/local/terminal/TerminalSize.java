package dev.millrace.local.terminal;

import java.io.IOException;
import java.util.OptionalInt;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;

/** Whether standard output is a terminal and how wide it is. Asks; changes nothing. */
public final class TerminalSize {
  private static final String NATIVE = "jni";

  private TerminalSize() {}

  /** Columns of the terminal; empty when standard output goes elsewhere or nobody can tell. */
  public static OptionalInt columns() {
    try {
      TerminalProvider provider = TerminalProvider.load(NATIVE);
      if (!provider.isSystemStream(SystemStream.Output)) {
        return OptionalInt.empty();
      }
      int columns = provider.systemStreamWidth(SystemStream.Output);
      return columns > 0 ? OptionalInt.of(columns) : OptionalInt.empty();
    } catch (IOException | RuntimeException | LinkageError e) {
      // No native part for this system: plain lines do everywhere.
      return OptionalInt.empty();
    }
  }
}
