package dev.millrace.event.column;

import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.ColumnType;
import dev.millrace.contract.event.DeadLetterReason;
import dev.millrace.event.json.Member;
import dev.millrace.event.json.RejectedEventException;
import dev.millrace.event.json.ShownText;
import dev.millrace.event.json.ValueKind;
import dev.millrace.event.time.TimeReader;
import java.util.Locale;

/**
 * Reads values as a column has them. Nothing is converted between types: a number in quotes is not
 * a number, 1.0 is not an integer.
 *
 * <p>Not safe for use by several threads.
 */
public final class ColumnReader {
  private final Column column;
  private final TimeReader times;

  /** What was found while looking whether a FLOAT64 or TIMESTAMP fits. */
  private long number;

  /** A reader for a column. */
  public ColumnReader(Column column) {
    this.column = column;
    this.times = TimeReader.of(column.timeFormat());
  }

  /** What the column holds. */
  public ColumnType type() {
    return column.type();
  }

  /** Reads a value; false when the column cannot take it. Null fits every column. */
  public boolean read(Member value) {
    ValueKind kind = value.kind();
    if (kind == ValueKind.NULL) {
      return true;
    }
    return switch (column.type()) {
      case STRING -> kind == ValueKind.STRING;
      case INT64 -> kind == ValueKind.INTEGER && isLong(value);
      case FLOAT64 -> isNumber(kind) && real(value);
      case BOOL -> kind == ValueKind.BOOLEAN;
      case TIMESTAMP -> isTimeKind(kind) && time(value);
      case STRING_ARRAY -> kind == ValueKind.STRING_ARRAY;
      case JSON -> true;
    };
  }

  /**
   * The value just read, when it is not null, of a type that is kept as a number: an INT64 itself,
   * the raw bits of a FLOAT64, 1 or 0 of a BOOL, microseconds since 1970 UTC of a TIMESTAMP.
   */
  public long number(Member value) {
    return switch (column.type()) {
      case INT64 -> IntegerText.value(value.bytes(), value.from(), value.to());
      case BOOL -> value.bytes()[value.from()] == 't' ? 1 : 0;
      case FLOAT64, TIMESTAMP -> number;
      case STRING, STRING_ARRAY, JSON ->
          throw new IllegalStateException(column.type() + " is not kept as a number");
    };
  }

  /** The verdict on a value that does not fit: names the column, what it takes and what it got. */
  public RejectedEventException mismatch(Member value) {
    return new RejectedEventException(
        DeadLetterReason.WrongType,
        String.format(
            Locale.ROOT,
            "field %s: expected %s%s, found %s: %s",
            column.name(),
            column.type(),
            rule(),
            value.kind().words(),
            ShownText.of(value.bytes(), value.from(), value.to())));
  }

  private String rule() {
    return switch (column.type()) {
      case INT64 -> " (an integer of 64 bits)";
      case FLOAT64 -> " (a number within a double's range)";
      case TIMESTAMP ->
          String.format(
              Locale.ROOT, " in format %s (%s)", column.timeFormat(), column.timeFormat().words());
      case STRING_ARRAY -> " (an array of strings)";
      default -> "";
    };
  }

  private static boolean isLong(Member value) {
    return IntegerText.fits(value.bytes(), value.from(), value.to());
  }

  private boolean real(Member value) {
    double real = DecimalText.value(value.bytes(), value.from(), value.to());
    number = Double.doubleToRawLongBits(real);
    return Double.isFinite(real);
  }

  private boolean time(Member value) {
    if (!times.readsText()) {
      number = times.micros(value.bytes(), value.from(), value.to());
    } else if (value.escaped()) {
      byte[] text = value.unescaped();
      number = times.micros(text, 0, text.length);
    } else {
      number = times.micros(value.bytes(), value.from() + 1, value.to() - 1);
    }
    return number != TimeReader.INVALID;
  }

  private static boolean isNumber(ValueKind kind) {
    return kind == ValueKind.INTEGER || kind == ValueKind.DECIMAL;
  }

  private boolean isTimeKind(ValueKind kind) {
    return times.readsText() ? kind == ValueKind.STRING : isNumber(kind);
  }
}
