package dev.millrace.connector.bigquery.rest;

import com.google.cloud.bigquery.BigQueryError;
import dev.millrace.connector.bigquery.load.RowError;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Rows that a job's errors name. BigQuery has no field for the place of a row: it stands in the
 * words. A place that no row begins at is not used, so other words do no harm.
 */
final class RowErrors {
  private static final Pattern POSITION = Pattern.compile("row starting at position (\\d{1,18})");

  private RowErrors() {}

  static List<RowError> of(List<BigQueryError> errors) {
    return Optional.ofNullable(errors).stream()
        .flatMap(List::stream)
        .flatMap(RowErrors::row)
        .toList();
  }

  private static Stream<RowError> row(BigQueryError error) {
    String words = Objects.requireNonNullElse(error.getMessage(), "");
    Matcher position = POSITION.matcher(words);
    return position.find()
        ? Stream.of(
            new RowError(Long.parseLong(position.group(1)), words + " (" + error.getReason() + ")"))
        : Stream.empty();
  }
}
