package dev.millrace.event.rows;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.DeadLetterReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * Turns events into rows: the same bytes give the same row or the same refusal, always. For one
 * thread.
 *
 * <p>A missing field and {@code null} are null cells. Fields without a column go into the column
 * {@code extra} when there is one. Nothing is converted between types: a number in quotes is not a
 * number, 1.0 is not an integer.
 */
public final class RowDecoder {
  /** Deepest nesting of lists and objects that is read. */
  public static final int MAX_DEPTH = 1_000;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final FieldIndex fields;
  private final CellReader cells;
  private final ExtraFields extra;
  private final RowCheck check;

  /** A decoder for a table with these columns. */
  public RowDecoder(List<Column> columns) {
    this(columns, RowCheck.NONE);
  }

  /** A decoder that refuses rows in which the check finds something. */
  public RowDecoder(List<Column> columns, RowCheck check) {
    this.check = check;
    fields = new FieldIndex(columns);
    cells = new CellReader(columns);
    extra = new ExtraFields(columns);
  }

  /**
   * Adds an event as the next row.
   *
   * @throws BadRowException when it can not be one; the builder is as before
   */
  public void decode(long offset, byte[] value, RowsBuilder rows) throws BadRowException {
    checkBytes(value);
    rows.begin(offset, value);
    boolean done = false;
    try (JsonParser parser = JSON.createParser(value)) {
      read(parser, value, rows);
      refuse(rows);
      done = true;
    } catch (StreamConstraintsException e) {
      throw new BadRowException(
          DeadLetterReason.TooDeep, "nested deeper than " + MAX_DEPTH + " levels");
    } catch (JsonProcessingException e) {
      throw new BadRowException(DeadLetterReason.InvalidJson, e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("reading bytes in memory", e);
    } finally {
      if (done) {
        rows.end();
      } else {
        rows.undo();
      }
    }
  }

  private void refuse(OpenRow row) throws BadRowException {
    Optional<String> problem = check.problem(row);
    if (problem.isPresent()) {
      throw new BadRowException(DeadLetterReason.RowRefused, problem.get());
    }
  }

  private static void checkBytes(byte[] value) throws BadRowException {
    if (value == null) {
      throw new BadRowException(DeadLetterReason.NullValue, "the record has no value");
    }
    if (value.length == 0) {
      throw new BadRowException(DeadLetterReason.EmptyValue, "the value has no bytes");
    }
    int malformed = Utf8Decoder.firstMalformed(value);
    if (malformed >= 0) {
      throw new BadRowException(
          DeadLetterReason.InvalidUtf8, "byte " + malformed + " is not part of well-formed UTF-8");
    }
  }

  private void read(JsonParser parser, byte[] value, RowsBuilder rows)
      throws IOException, BadRowException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      throw new BadRowException(DeadLetterReason.InvalidJson, "there are only blanks");
    }
    if (first != JsonToken.START_OBJECT) {
      throw new BadRowException(
          DeadLetterReason.NotAnObject, "the value is " + JsonKinds.describe(parser));
    }
    fields.startEvent();
    extra.startEvent();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      int column = fields.find(name);
      if (column == FieldIndex.TWICE) {
        throw new BadRowException(
            DeadLetterReason.DuplicateKey, "the key \"" + name + "\" stands twice");
      }
      if (column == FieldIndex.UNKNOWN) {
        extra.read(parser, value);
      } else {
        cells.read(column, parser, value, rows);
      }
    }
    extra.endEvent(rows);
    if (parser.nextToken() != null) {
      throw new BadRowException(DeadLetterReason.InvalidJson, "something follows the object");
    }
  }
}
