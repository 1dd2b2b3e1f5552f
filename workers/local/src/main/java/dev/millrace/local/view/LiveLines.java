package dev.millrace.local.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/**
 * The lines that are redrawn in place on a terminal: two for the run and one for each stage, more
 * where the terminal is too narrow for that; nothing is left out.
 */
public final class LiveLines {
  private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
  private static final AttributedStyle FAINT = PLAIN.faint();
  private static final AttributedStyle BOLD = PLAIN.bold();
  private static final AttributedStyle GOOD = PLAIN.foreground(AttributedStyle.GREEN);
  private static final AttributedStyle BAD = PLAIN.foreground(AttributedStyle.RED);
  private static final AttributedStyle HELD = PLAIN.foreground(AttributedStyle.YELLOW);
  private static final int BAR = 40;
  private static final String DONE = "━";

  /** Another sign, not only another colour. */
  private static final String OPEN = "·";

  private static final String INDENT = " ".repeat(2);
  private static final String REASON_INDENT = " ".repeat(6);
  private static final int REASON_LINES = 4;

  private LiveLines() {}

  /**
   * Draws a run.
   *
   * @param width columns of the terminal; no line is wider
   */
  public static List<AttributedString> of(RunView view, int width) {
    List<AttributedString> lines = new ArrayList<>();
    lines.addAll(PieceWrap.lines(run(view, width), width, INDENT));
    lines.addAll(PieceWrap.lines(counts(view), width, INDENT));
    for (StageView stage : view.stages()) {
      lines.addAll(PieceWrap.lines(stage(stage), width, REASON_INDENT));
      lines.addAll(reason(stage.waiting(), width));
    }
    lines.addAll(reason(view.trouble(), width));
    return lines.stream().map(line -> cut(line, width)).toList();
  }

  private static List<AttributedString> run(RunView view, int width) {
    List<AttributedString> pieces = new ArrayList<>();
    pieces.add(new AttributedString(view.run(), BOLD));
    view.fraction().ifPresent(fraction -> pieces.add(bar(fraction, Math.min(BAR, width / 2))));
    String outlook = RunFormatter.outlook(view);
    if (!outlook.isEmpty()) {
      pieces.add(new AttributedString("  " + outlook));
    }
    return pieces;
  }

  private static AttributedString bar(double fraction, int cells) {
    int done = (int) Math.floor(fraction * cells);
    return new AttributedStringBuilder()
        .append(' ')
        .append(DONE.repeat(done), GOOD)
        .append(OPEN.repeat(cells - done), FAINT)
        .append(String.format(Locale.ROOT, " %4s", NumberFormatter.percent(fraction)))
        .toAttributedString();
  }

  private static List<AttributedString> counts(RunView view) {
    return Arrays.stream((INDENT + RunFormatter.counts(view)).split("(?<=,)|(?=  \\S)"))
        .filter(piece -> !piece.isBlank())
        .map(AttributedString::new)
        .toList();
  }

  private static List<AttributedString> reason(String text, int width) {
    int room = Math.max(1, width - 1 - REASON_INDENT.length());
    return WordWrap.lines(text, room, REASON_LINES).stream()
        .map(line -> new AttributedString(REASON_INDENT + line, HELD))
        .toList();
  }

  private static List<AttributedString> stage(StageView stage) {
    String replicas = stage.replicas() == 1 ? "" : " x" + stage.replicas();
    return List.of(
        piece(PLAIN, "  %-12s", stage.stage().id() + replicas),
        piece(PLAIN, "%15s in", NumberFormatter.count(stage.in())),
        piece(PLAIN, "%9s", NumberFormatter.rate(stage.ratePerSecond())),
        lag(stage),
        piece(stage.retries() == 0 ? FAINT : HELD, "  retries %-4d", stage.retries()),
        piece(stage.dead() == 0 ? FAINT : BAD, "  dead %s", NumberFormatter.count(stage.dead())));
  }

  private static AttributedString lag(StageView stage) {
    return switch (stage.stage()) {
      case PRODUCER -> piece(PLAIN, "%12s", "");
      case ENRICHER, SINK ->
          piece(stage.lag() == 0 ? FAINT : PLAIN, "  lag %-6s", NumberFormatter.brief(stage.lag()));
    };
  }

  private static AttributedString piece(AttributedStyle style, String format, Object... values) {
    return new AttributedString(String.format(Locale.ROOT, format, values), style);
  }

  private static AttributedString cut(AttributedString line, int width) {
    return line.columnSubSequence(0, Math.max(1, width - 1));
  }
}
