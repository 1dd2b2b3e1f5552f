package dev.millrace.connector.bigquery.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.QueryParameterValue;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.Table;
import com.google.cloud.bigquery.TableDefinition;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.TableResult;
import dev.millrace.connector.bigquery.config.BigQueryConfig;
import dev.millrace.connector.bigquery.fault.FaultException;
import dev.millrace.connector.bigquery.fault.Faults;
import dev.millrace.connector.bigquery.rest.Connection;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Asks a table what it has, by queries. All methods fail with a {@link FaultException} when
 * BigQuery does not answer. For one thread.
 */
public final class TableReader {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int IDS_AT_ONCE = 10_000;
  private static final String ID = "id";

  private final BigQueryConfig config;
  private final String name;
  private BigQuery client;

  /** A reader of the configured table. */
  public TableReader(BigQueryConfig config) {
    this.config = config;
    this.name =
        String.format(
            Locale.ROOT, "`%s.%s.%s`", config.project(), config.dataset(), config.table());
  }

  /** How much it has; empty when there is no such table. */
  public Optional<TableCounts> counts() {
    Table table = asked(() -> client().getTable(id()));
    if (table == null) {
      return Optional.empty();
    }
    boolean hasId =
        Optional.ofNullable(table.<TableDefinition>getDefinition().getSchema()).stream()
            .flatMap(schema -> schema.getFields().stream())
            .anyMatch(field -> field.getName().equalsIgnoreCase(ID));
    String distinct = hasId ? ", COUNT(DISTINCT `id`) AS distinct_ids" : "";
    FieldValueList counts =
        rows(query("SELECT COUNT(*) AS row_count" + distinct + " FROM " + name).build()).get(0);
    return Optional.of(
        new TableCounts(
            counts.get(0).getLongValue(),
            hasId ? OptionalLong.of(counts.get(1).getLongValue()) : OptionalLong.empty()));
  }

  /**
   * The rows with these ids, in no order; an id that is there twice gives two rows. Values are as
   * {@code TO_JSON_STRING} gives them: integers beyond 2^53 and times are texts, and columns
   * without a value are null.
   */
  public List<JsonNode> rows(List<Long> ids) {
    List<JsonNode> found = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += IDS_AT_ONCE) {
      List<Long> some = ids.subList(from, Math.min(ids.size(), from + IDS_AT_ONCE));
      QueryJobConfiguration query =
          query(
                  "SELECT TO_JSON_STRING(t) AS json FROM "
                      + name
                      + " AS t WHERE t.`id` IN UNNEST(@ids)")
              .addNamedParameter(
                  "ids",
                  QueryParameterValue.array(some.toArray(Long[]::new), StandardSQLTypeName.INT64))
              .build();
      rows(query).forEach(row -> found.add(parsed(row.get(0).getStringValue())));
    }
    return found;
  }

  /**
   * Ids of some rows, in an order that has nothing to do with when they were written; the same ones
   * every time.
   *
   * @param most how many, fewer when there are fewer
   */
  public List<Long> someIds(int most) {
    String sql =
        "SELECT `id` FROM %s WHERE `id` IS NOT NULL ORDER BY FARM_FINGERPRINT(CAST(`id` AS"
            + " STRING)), `id` LIMIT %d";
    return rows(query(String.format(Locale.ROOT, sql, name, most)).build()).stream()
        .map(row -> row.get(0).getLongValue())
        .toList();
  }

  private List<FieldValueList> rows(QueryJobConfiguration query) {
    return asked(
        () -> {
          TableResult result = client().query(query);
          List<FieldValueList> rows = new ArrayList<>();
          result.iterateAll().forEach(rows::add);
          return rows;
        });
  }

  private static QueryJobConfiguration.Builder query(String sql) {
    return QueryJobConfiguration.newBuilder(sql).setUseLegacySql(false);
  }

  private BigQuery client() {
    if (client == null) {
      client = Connection.open(config);
    }
    return client;
  }

  private TableId id() {
    return TableId.of(config.project(), config.dataset(), config.table());
  }

  private interface Question<T> {
    T ask() throws InterruptedException;
  }

  private static <T> T asked(Question<T> question) {
    try {
      return question.ask();
    } catch (FaultException e) {
      throw e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FaultException(Faults.of(e), e);
    } catch (RuntimeException e) {
      throw new FaultException(Faults.of(e), e);
    }
  }

  private static JsonNode parsed(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("TO_JSON_STRING gave no JSON: " + json, e);
    }
  }
}
