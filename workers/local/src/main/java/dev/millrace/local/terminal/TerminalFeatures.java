package dev.millrace.local.terminal;

import dev.millrace.contract.env.Env;
import java.util.Optional;

/**
 * What may be sent to the terminal.
 *
 * @param drawing escapes that move the cursor
 * @param colours escapes that change colour and weight
 */
public record TerminalFeatures(boolean drawing, boolean colours) {
  /**
   * What the environment says: {@code TERM=dumb} takes no escapes, {@code NO_COLOR}, whatever is in
   * it, no colours (no-color.org).
   */
  public static TerminalFeatures of(Optional<String> term, Optional<String> noColor) {
    boolean drawing = !term.filter("dumb"::equals).isPresent();
    return new TerminalFeatures(drawing, drawing && noColor.filter(v -> !v.isEmpty()).isEmpty());
  }

  /** Of this process. */
  public static TerminalFeatures here() {
    return of(Env.foreign("TERM"), Env.foreign("NO_COLOR"));
  }
}
