package dev.millrace.crds.plan;

import dev.millrace.contract.Problems;
import dev.millrace.contract.config.SourceConfig;
import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.ColumnType;
import dev.millrace.contract.event.Enrichment;
import dev.millrace.contract.event.EventColumns;
import dev.millrace.crds.api.PipelineRunSpec;
import dev.millrace.crds.api.ReplayColumn;
import dev.millrace.crds.api.Rules;
import dev.millrace.crds.api.TweetsSource;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** One source, and columns that a table can have side by side. */
final class SourceRules {
  private SourceRules() {}

  static void check(PipelineRunSpec spec, Problems problems) {
    if (!SourcePlan.isOne(spec.source())) {
      problems.add("spec.source: " + Rules.ONE_SOURCE);
    } else if (spec.source().tweets() != null) {
      tweets(spec.source().tweets(), problems);
    } else {
      PathRules.check("spec.source.replay.path", spec.source().replay().path(), problems);
      columns(
          spec, Objects.requireNonNullElse(spec.source().replay().columns(), List.of()), problems);
    }
  }

  private static void tweets(TweetsSource tweets, Problems problems) {
    if (tweets.start() == null) {
      return;
    }
    Instant start = OffsetDateTime.parse(tweets.start()).toInstant();
    problems.require(
        !start.isBefore(Instant.parse(SourceConfig.Tweets.EARLIEST_START))
            && start.isBefore(Instant.parse(SourceConfig.Tweets.LATEST_START)),
        "spec.source.tweets.start",
        tweets.start(),
        Rules.TWEETS_START);
  }

  /** Warehouses do not tell upper from lower case in column names. */
  private static void columns(PipelineRunSpec spec, List<ReplayColumn> columns, Problems problems) {
    Map<String, String> enriched = enriched(spec);
    Map<String, String> taken = new TreeMap<>();
    for (int i = 0; i < columns.size(); i++) {
      ReplayColumn column = columns.get(i);
      if (column == null || column.name() == null) {
        continue;
      }
      String name = column.name();
      String path = "spec.source.replay.columns[" + i + "]";
      String other = taken.putIfAbsent(lower(name), name);
      problems.require(
          other == null || other.equals(name),
          path + ".name",
          name,
          "must differ from " + other + " by more than upper and lower case");
      problems.require(
          !enriched.containsKey(lower(name)),
          path + ".name",
          name,
          enriched.get(lower(name)) + "; rename the column or set spec.enricher.prefix");
      problems.require(
          !lower(name).equals(EventColumns.EXTRA.name()),
          path + ".name",
          name,
          EventColumns.EXTRA.name() + " holds the fields that have no column");
      problems.require(
          column.format() == null || column.type() == null || column.type() == ColumnType.TIMESTAMP,
          path + ".format",
          String.valueOf(column.format()),
          Rules.FORMAT_OF_TIMES);
    }
  }

  /** For each column that an enrichment writes, by its name in lower case: who writes it. */
  private static Map<String, String> enriched(PipelineRunSpec spec) {
    String prefix = EnricherPlan.prefix(spec);
    Map<String, String> columns = new TreeMap<>();
    for (Enrichment enrichment : EnricherPlan.enrichments(spec)) {
      for (Column column : enrichment.columns(prefix)) {
        columns.put(
            lower(column.name()),
            String.format(
                Locale.ROOT, "enrichment %s writes the column %s", enrichment, column.name()));
      }
    }
    return columns;
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
