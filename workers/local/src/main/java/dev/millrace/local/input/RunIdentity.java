package dev.millrace.local.input;

import dev.millrace.contract.config.SourceConfig;
import dev.millrace.contract.config.WarehouseConfig;
import dev.millrace.crds.plan.PipelinePlan;
import dev.millrace.local.folder.Identity;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which settings of a plan must stay for a run to be resumed; the same as in a cluster. */
public final class RunIdentity {
  private RunIdentity() {}

  /** The identity of a plan, by the names of the fields in the file. */
  public static Identity of(PipelinePlan plan) {
    Map<String, String> settings = new TreeMap<>();
    source(plan.producer().source(), settings);
    plan.producer()
        .messages()
        .ifPresent(n -> settings.put("spec.source.messages", String.valueOf(n)));
    settings.put("spec.kafka.bootstrapServers", plan.kafka().bootstrapServers().orElse("not set"));
    settings.put("spec.enricher.enrichments", plan.enricher().enrichments().toString());
    // Runs from before there was a prefix had none; so an empty one is no setting.
    if (!plan.enricher().prefix().isEmpty()) {
      settings.put("spec.enricher.prefix", plan.enricher().prefix());
    }
    warehouse(plan.sink().warehouse(), settings);
    return new Identity(settings);
  }

  private static void source(SourceConfig source, Map<String, String> settings) {
    if (source instanceof SourceConfig.Tweets tweets) {
      settings.put("spec.source", "tweets");
      settings.put("spec.source.tweets.seed", String.valueOf(tweets.seed()));
      settings.put("spec.source.tweets.users", String.valueOf(tweets.users()));
      settings.put("spec.source.tweets.start", tweets.start().toString());
    } else if (source instanceof SourceConfig.Replay replay) {
      settings.put("spec.source", "replay");
      settings.put("spec.source.replay.path", replay.path().toString());
      settings.put(
          "spec.source.replay.columns",
          replay.columns().stream().map(Object::toString).collect(Collectors.joining(", ")));
    }
  }

  private static void warehouse(WarehouseConfig warehouse, Map<String, String> settings) {
    if (warehouse instanceof WarehouseConfig.DuckDb duckDb) {
      settings.put("spec.sink", "duckdb");
      settings.put("spec.sink.duckdb.path", duckDb.path().toString());
      settings.put("spec.sink.duckdb.table", duckDb.table());
    } else if (warehouse instanceof WarehouseConfig.Files files) {
      settings.put("spec.sink", "files");
      settings.put("spec.sink.files.path", files.path().toString());
      settings.put("spec.sink.files.format", files.format().name());
      settings.put("spec.sink.files.compression", files.compression().name());
    } else if (warehouse instanceof WarehouseConfig.BigQuery bigQuery) {
      settings.put("spec.sink", "bigquery");
      settings.put("spec.sink.bigquery.project", bigQuery.project());
      settings.put("spec.sink.bigquery.dataset", bigQuery.dataset());
      settings.put("spec.sink.bigquery.table", bigQuery.table());
    }
  }
}
