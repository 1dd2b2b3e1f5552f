package dev.millrace.connector.bigquery.stream;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryError;
import com.google.cloud.bigquery.InsertAllRequest;
import com.google.cloud.bigquery.InsertAllResponse;
import com.google.cloud.bigquery.TableId;
import dev.millrace.connector.bigquery.fault.FaultException;
import dev.millrace.connector.bigquery.fault.Faults;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Streaming inserts through Google's client. */
final class RestRowStream implements RowStream {
  private final BigQuery client;
  private final TableId table;

  RestRowStream(BigQuery client, TableId table) {
    this.client = client;
    this.table = table;
  }

  @Override
  public Map<Integer, String> send(List<StreamedRow> rows) {
    InsertAllRequest.Builder request =
        InsertAllRequest.newBuilder(table).setSkipInvalidRows(true).setIgnoreUnknownValues(false);
    rows.forEach(row -> request.addRow(row.insertId(), row.content()));
    try {
      InsertAllResponse answer = client.insertAll(request.build());
      Map<Integer, String> refused = new TreeMap<>();
      answer
          .getInsertErrors()
          .forEach((index, errors) -> refused.put(index.intValue(), sentence(errors)));
      return refused;
    } catch (RuntimeException e) {
      throw new FaultException(Faults.of(e), e);
    }
  }

  private static String sentence(List<BigQueryError> errors) {
    return errors.stream()
        .map(e -> (e.getLocation() + " " + e.getMessage()).strip() + " (" + e.getReason() + ")")
        .collect(Collectors.joining("; "));
  }
}
