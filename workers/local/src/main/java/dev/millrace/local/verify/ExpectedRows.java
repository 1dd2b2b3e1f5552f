package dev.millrace.local.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.connector.api.MessageGenerator;
import dev.millrace.connector.reader.CellValue;
import dev.millrace.connector.reader.Row;
import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.EventColumns;
import dev.millrace.crds.plan.PipelinePlan;
import dev.millrace.enricher.Result;
import dev.millrace.enricher.Transformation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Computes rows anew: makes the message of an id and transforms it, as the run's producer and
 * enricher did. For one thread.
 */
final class ExpectedRows {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final MessageGenerator generator;
  private final Transformation transformation;
  private final List<Column> columns;

  ExpectedRows(PipelinePlan plan, MessageGenerator generator) {
    this.generator = generator;
    this.transformation =
        new Transformation(
            plan.enricher().enrichments(), plan.enricher().prefix(), plan.enricher().columns());
    this.columns = plan.sink().columns();
  }

  /** The row of the message with this id, empty when the message must be a dead letter. */
  Optional<Row> row(long id) {
    Result result = transformation.apply(generator.value(id));
    return result instanceof Result.Enriched enriched
        ? Optional.of(row(enriched.value()))
        : Optional.empty();
  }

  private Row row(byte[] event) {
    try {
      ObjectNode fields = (ObjectNode) JSON.readTree(event);
      Map<String, Object> cells = new TreeMap<>();
      for (Column column : columns) {
        JsonNode field = fields.remove(column.name());
        if (field != null && !field.isNull()) {
          cells.put(column.name(), CellValue.of(column.type(), field));
        }
      }
      if (!fields.isEmpty()) {
        cells.put(EventColumns.EXTRA.name(), fields);
      }
      return new Row(cells);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
