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
      text.append(coloured ? ansi(line) : line.toString()).append('\n');
    }
    drawn = lines.stream().map(AttributedString::columnLength).toList();
    out.print(text);
    out.flush();
  }

  /** Prints a line above the panel, where it stays. */
  public synchronized void say(String line, int width) {
    out.print(home(width) + line + "\n");
    drawn = List.of();
    out.flush();
  }

  /** A terminal that was made narrower has broken the lines that no longer fit. */
  private String home(int width) {
    int rows = drawn.stream().mapToInt(columns -> Math.max(1, rows(columns, width))).sum();
    return rows == 0 ? "" : "\u001b[" + rows + "A\r" + CLEAR_BELOW;
  }

  private static int rows(int columns, int width) {
    return (columns + width - 1) / width;
  }

  private static String ansi(AttributedString line) {
    return line.toAnsi(COLOURS, AttributedCharSequence.ForceMode.None);
  }
}
