package dev.millrace.local.report.page;

import dev.millrace.local.view.NumberFormatter;
import dev.millrace.local.view.Share;
import java.util.Locale;

/** Numbers that only a report shows; all others are written by {@link NumberFormatter}. */
public final class FigureList {
  private FigureList() {}

  /** A round number beside an axis: {@code 0}, {@code 500}, {@code 1.5k}, {@code 20k}. */
  public static String tick(double number) {
    String text = NumberFormatter.brief(number);
    return text.contains(".") ? text.replaceAll("\\.?0+(?=\\D$)", "") : text;
  }

  /** A share of a whole, as {@link Share} writes it. */
  public static String share(long part, long whole) {
    return Share.of(part, whole);
  }

  /** A score from -1 to 1 with its sign: {@code +0.12}. */
  public static String score(double score) {
    String text = String.format(Locale.ROOT, "%+.2f", score);
    return text.equals("+0.00") || text.equals("-0.00") ? "0" : text.replace('-', '−');
  }
}
