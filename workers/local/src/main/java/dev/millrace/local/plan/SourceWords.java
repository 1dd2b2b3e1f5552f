package dev.millrace.local.plan;

import dev.millrace.contract.config.SourceConfig;
import dev.millrace.contract.config.WarehouseConfig;
import dev.millrace.crds.plan.PipelinePlan;
import dev.millrace.local.view.Numbers;

/** What goes in and where it ends, in a few words. */
public final class SourceWords {
  private SourceWords() {}

  /** What a run reads or makes. */
  public static String source(PipelinePlan plan) {
    String messages = plan.producer().messages().map(Numbers::count).orElse("endless");
    String rate =
        plan.producer().ratePerSecond().map(r -> ", " + Numbers.count(r) + " a second").orElse("");
    if (plan.producer().source() instanceof SourceConfig.Tweets tweets) {
      return "%s tweets (seed %d, %s users)%s"
          .formatted(messages, tweets.seed(), Numbers.count(tweets.users()), rate);
    }
    SourceConfig.Replay replay = (SourceConfig.Replay) plan.producer().source();
    return plan.producer().messages().isPresent()
        ? "the first %s lines of %s%s".formatted(messages, replay.path(), rate)
        : "every line of %s%s".formatted(replay.path(), rate);
  }

  /** Where a run's events end. */
  public static String warehouse(WarehouseConfig warehouse) {
    if (warehouse instanceof WarehouseConfig.DuckDb duckDb) {
      return "table %s in %s".formatted(duckDb.table(), duckDb.path());
    }
    if (warehouse instanceof WarehouseConfig.Files files) {
      return "%s files in %s".formatted(files.format(), files.path());
    }
    WarehouseConfig.BigQuery bigQuery = (WarehouseConfig.BigQuery) warehouse;
    return "BigQuery table %s.%s.%s"
        .formatted(bigQuery.project(), bigQuery.dataset(), bigQuery.table());
  }
}
