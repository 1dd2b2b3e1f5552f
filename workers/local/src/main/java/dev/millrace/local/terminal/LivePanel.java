package dev.millrace.local.terminal;

import java.io.PrintWriter;
import java.util.List;
import org.jline.utils.AttributedCharSequence;
import org.jline.utils.AttributedString;

/** A few lines at the bottom of the terminal that are drawn again and again in their place. */
public final class LivePanel {
  private static final String CLEAR_BELOW = "\u001b[J";
  private static final String CLEAR_TO_END = "\u001b[K";
  private static final int COLOURS = 256;

  private final PrintWriter out;
  private final boolean coloured;
  private List<Integer> drawn = List.of();

  /**
   * A panel, not drawn yet.
   *
   * @param coloured whether to use colours and weights
   */
  public LivePanel(PrintWriter out, boolean coloured) {
    this.out = out;
    this.coloured = coloured;
  }

  /**
   * Draws these lines in place of the ones before.
   *
   * @param width columns of the terminal at this moment; no line may be wider
   */
  public synchronized void draw(List<AttributedString> lines, int width) {
    StringBuilder text = new StringBuilder(home(width));
    for (AttributedString line : lines) {
      text.append(coloured ? ansi(line) : line.toString()).append(CLEAR_TO_END).append('\n');
    }
    text.append(CLEAR_BELOW);
    drawn = lines.stream().map(AttributedString::columnLength).toList();
    out.print(text);
    out.flush();
  }

  /** Prints a line above the panel, where it stays. */
  public synchronized void say(String line, int width) {
    // At the edge of the terminal the last letter would be cleared; nothing is left there anyway.
    String rest = line.length() % width == 0 ? "" : CLEAR_TO_END;
    out.print(home(width) + line + rest + "\n" + CLEAR_BELOW);
    drawn = List.of();
    out.flush();
  }

  /**
   * To where the panel begins. A terminal that was made narrower has broken the lines that no
   * longer fit. Nothing is cleared from here: terminals keep a copy of a screen that is cleared as
   * a whole.
   */
  private String home(int width) {
    int rows = drawn.stream().mapToInt(columns -> Math.max(1, rows(columns, width))).sum();
    return rows == 0 ? "" : "\u001b[" + rows + "A\r";
  }

  private static int rows(int columns, int width) {
    return (columns + width - 1) / width;
  }

  private static String ansi(AttributedString line) {
    return line.toAnsi(COLOURS, AttributedCharSequence.ForceMode.None);
  }
}
