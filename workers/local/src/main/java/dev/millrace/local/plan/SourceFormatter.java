package dev.millrace.local.plan;

import dev.millrace.contract.config.SourceConfig;
import dev.millrace.contract.config.WarehouseConfig;
import dev.millrace.crds.plan.PipelinePlan;
import dev.millrace.local.view.NumberFormatter;
import java.util.Locale;

/** What goes in and where it ends, in a few words. */
public final class SourceFormatter {
  private SourceFormatter() {}

  /** What a run reads or makes. */
  public static String source(PipelinePlan plan) {
    String messages = plan.producer().messages().map(NumberFormatter::count).orElse("endless");
    String rate =
        plan.producer()
            .ratePerSecond()
            .map(r -> ", " + NumberFormatter.count(r) + " a second")
            .orElse("");
    if (plan.producer().source() instanceof SourceConfig.Tweets tweets) {
      return String.format(
          Locale.ROOT,
          "%s tweets (seed %d, %s users)%s",
          messages,
          tweets.seed(),
          NumberFormatter.count(tweets.users()),
          rate);
    }
    SourceConfig.Replay replay = (SourceConfig.Replay) plan.producer().source();
    return plan.producer().messages().isPresent()
        ? String.format(Locale.ROOT, "the first %s lines of %s%s", messages, replay.path(), rate)
        : String.format(Locale.ROOT, "every line of %s%s", replay.path(), rate);
  }

  /** Where a run's events end. */
  public static String warehouse(WarehouseConfig warehouse) {
    if (warehouse instanceof WarehouseConfig.DuckDb duckDb) {
      return String.format(Locale.ROOT, "table %s in %s", duckDb.table(), duckDb.path());
    }
    if (warehouse instanceof WarehouseConfig.Files files) {
      return String.format(Locale.ROOT, "%s files in %s", files.format(), files.path());
    }
    WarehouseConfig.BigQuery bigQuery = (WarehouseConfig.BigQuery) warehouse;
    return String.format(
        Locale.ROOT,
        "BigQuery table %s.%s.%s",
        bigQuery.project(),
        bigQuery.dataset(),
        bigQuery.table());
  }
}
