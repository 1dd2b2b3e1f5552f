package dev.millrace.local.view;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/** Puts pieces side by side into lines; what does not fit goes on in the next line. */
final class PieceWrap {
  private PieceWrap() {}

  /**
   * The lines, none of them blank. A piece wider than a line has one of its own.
   *
   * @param width columns; the last one stays free, where some terminals break too soon
   * @param indent begins every line but the first; blanks before a piece there are left out
   */
  static List<AttributedString> lines(List<AttributedString> pieces, int width, String indent) {
    List<AttributedString> lines = new ArrayList<>();
    AttributedStringBuilder line = new AttributedStringBuilder();
    for (AttributedString piece : pieces) {
      if (line.columnLength() > 0 && line.columnLength() + used(piece) > width - 1) {
        lines.add(line.toAttributedString());
        line = new AttributedStringBuilder().append(indent);
      }
      boolean begins = !lines.isEmpty() && line.columnLength() == indent.length();
      line.append(begins ? withoutIndent(piece) : piece);
    }
    lines.add(line.toAttributedString());
    return lines.stream().filter(l -> !l.toString().isBlank()).toList();
  }

  /** Columns up to its last letter. */
  private static int used(AttributedString piece) {
    return piece.toString().stripTrailing().length();
  }

  private static AttributedString withoutIndent(AttributedString piece) {
    String text = piece.toString();
    return piece.subSequence(text.length() - text.stripLeading().length(), text.length());
  }
}
