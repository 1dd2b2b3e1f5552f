package dev.millrace.contract.event;

import java.util.List;

/** What the enricher can add to an event, and the columns each one fills. */
public enum Enrichment {
  /** md5 of the raw value's bytes. */
  Hash(new Column("hash", ColumnType.STRING)),
  /** Counts and entities of the field {@code text}. */
  Text(
      new Column("word_count", ColumnType.INT64),
      new Column("hashtags", ColumnType.STRING_ARRAY),
      new Column("mentions", ColumnType.STRING_ARRAY),
      new Column("urls", ColumnType.STRING_ARRAY),
      new Column("language", ColumnType.STRING)),
  /** Mood of the field {@code text}: a score from -1 to 1 and negative, neutral or positive. */
  Sentiment(
      new Column("sentiment_score", ColumnType.FLOAT64),
      new Column("sentiment_label", ColumnType.STRING));

  /** What the beginning of every name must match. */
  public static final String PREFIX_PATTERN = "([A-Za-z_][A-Za-z0-9_]{0,30})?";

  private final List<Column> columns;

  Enrichment(Column... columns) {
    this.columns = List.of(columns);
  }

  /** The fields this enrichment adds under their plain names, in the order they are written. */
  public List<Column> columns() {
    return columns;
  }

  /**
   * The fields this enrichment adds, in the order they are written.
   *
   * @param prefix what their names begin with, may be empty
   */
  public List<Column> columns(String prefix) {
    return columns.stream().map(column -> column.named(prefix + column.name())).toList();
  }
}
