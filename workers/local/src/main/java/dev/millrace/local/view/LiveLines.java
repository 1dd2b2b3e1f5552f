package dev.millrace.local.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** The lines that are redrawn in place on a terminal: two for the run and one for each stage. */
public final class LiveLines {
  private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
  private static final AttributedStyle FAINT = PLAIN.faint();
  private static final AttributedStyle BOLD = PLAIN.bold();
  private static final AttributedStyle GOOD = PLAIN.foreground(AttributedStyle.GREEN);
  private static final AttributedStyle BAD = PLAIN.foreground(AttributedStyle.RED);
  private static final AttributedStyle HELD = PLAIN.foreground(AttributedStyle.YELLOW);
  private static final int BAR = 40;
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
    lines.add(cut(runLine(view, width), width));
    lines.add(cut(new AttributedString("  " + RunWords.counts(view)), width));
    for (StageView stage : view.stages()) {
      lines.add(cut(stageLine(stage), width));
      lines.addAll(reason(stage.waiting(), width));
    }
    lines.addAll(reason(view.trouble(), width));
    return lines;
  }

  private static AttributedString runLine(RunView view, int width) {
    AttributedStringBuilder line = new AttributedStringBuilder();
    line.append(view.run(), BOLD);
    view.fraction()
        .ifPresent(
            fraction -> {
              int cells = Math.min(BAR, width / 2);
              int done = (int) Math.floor(fraction * cells);
              line.append(' ')
                  .append("━".repeat(done), GOOD)
                  .append("━".repeat(cells - done), FAINT);
              line.append(String.format(Locale.ROOT, " %4s", Numbers.percent(fraction)));
            });
    return line.append("  ").append(RunWords.outlook(view)).toAttributedString();
  }

  private static List<AttributedString> reason(String text, int width) {
    int room = Math.max(1, width - 1 - REASON_INDENT.length());
    return WordWrap.lines(text, room, REASON_LINES).stream()
        .map(line -> cut(new AttributedString(REASON_INDENT + line, HELD), width))
        .toList();
  }

  private static AttributedString stageLine(StageView stage) {
    AttributedStringBuilder line = new AttributedStringBuilder();
    String replicas = stage.replicas() == 1 ? "" : " x" + stage.replicas();
    line.append(String.format(Locale.ROOT, "  %-12s", stage.stage().id() + replicas));
    line.append(String.format(Locale.ROOT, "%15s in", Numbers.count(stage.in())));
    line.append(String.format(Locale.ROOT, "%9s", Numbers.rate(stage.ratePerSecond())));
    line.append(lag(stage), stage.lag() == 0 ? FAINT : PLAIN);
    line.append(
        String.format(Locale.ROOT, "  retries %-4d", stage.retries()),
        stage.retries() == 0 ? FAINT : HELD);
    line.append(
        String.format(Locale.ROOT, "  dead %s", Numbers.count(stage.dead())),
        stage.dead() == 0 ? FAINT : BAD);
    return line.toAttributedString();
  }

  private static String lag(StageView stage) {
    return switch (stage.stage()) {
      case PRODUCER -> "            ";
      case ENRICHER, SINK -> String.format(Locale.ROOT, "  lag %-6s", Numbers.brief(stage.lag()));
    };
  }

  private static AttributedString cut(AttributedString line, int width) {
    return line.columnSubSequence(0, Math.max(1, width - 1));
  }
}
