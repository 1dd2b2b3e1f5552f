package dev.millrace.local.terminal;

import java.io.PrintWriter;
import java.util.List;
import org.jline.utils.AttributedCharSequence;
import org.jline.utils.AttributedString;

/** A few lines at the bottom of the terminal that are drawn again and again in their place. */
public final class LivePanel {
  private static final String CLEAR_BELOW = "\u001b[J";
  private static final int COLOURS = 256;

  private final PrintWriter out;
  private final boolean coloured;
  private int height;

  /**
   * A panel, not drawn yet.
   *
   * @param coloured whether to use colours and weights
   */
  public LivePanel(PrintWriter out, boolean coloured) {
    this.out = out;
    this.coloured = coloured;
  }

  /** Draws these lines in place of the ones before; none may be wider than the terminal. */
  public synchronized void draw(List<AttributedString> lines) {
    StringBuilder text = new StringBuilder(home());
    for (AttributedString line : lines) {
      text.append(coloured ? ansi(line) : line.toString()).append('\n');
    }
    height = lines.size();
    out.print(text);
    out.flush();
  }

  /** Prints a line above the panel, where it stays. */
  public synchronized void say(String line) {
    out.print(home() + line + "\n");
    height = 0;
    out.flush();
  }

  private String home() {
    return height == 0 ? "" : "\u001b[" + height + "A\r" + CLEAR_BELOW;
  }

  private static String ansi(AttributedString line) {
    return line.toAnsi(COLOURS, AttributedCharSequence.ForceMode.None);
  }
}
