package dev.millrace.local.plan;

import dev.millrace.contract.config.TopicSpec;
import dev.millrace.contract.event.Column;
import dev.millrace.crds.plan.PipelinePlan;
import dev.millrace.crds.plan.RetentionWarnings;
import dev.millrace.crds.plan.StagePlan;
import dev.millrace.local.input.RunInput;
import dev.millrace.local.view.TextTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A plan as lines for people. */
public final class PlanText {
  private PlanText() {}

  /**
   * Everything that a local run of the plan would make.
   *
   * @param kafkaData where an embedded Kafka would keep its data
   */
  public static List<String> of(RunInput input, Path kafkaData) {
    PipelinePlan plan = input.plan();
    List<String> lines = new ArrayList<>();
    lines.add("run " + input.name());
    lines.add("  from   " + SourceFormatter.source(plan));
    lines.add(
        "  Kafka  "
            + plan.kafka().bootstrapServers().orElse("in this process, its data in " + kafkaData));
    lines.add("  to     " + plan.sink().warehouse().description());
    topics(plan, lines);
    plan.stages().forEach(stage -> stage(plan, stage, lines));
    table(plan, lines);
    if (!input.ignored().isEmpty()) {
      lines.add("");
      lines.add("no effect in a local run");
      input.ignored().forEach(field -> lines.add("  " + field));
    }
    return lines;
  }

  private static void topics(PipelinePlan plan, List<String> lines) {
    TextTable table =
        TextTable.aligned("lrrl").row("topics", "partitions", "at most", "configuration");
    for (TopicSpec topic : plan.topics().all()) {
      table.row(
          "  " + topic.name(),
          String.valueOf(topic.partitions()),
          String.valueOf(topic.maxPartitions()),
          new TreeMap<>(topic.config())
              .entrySet().stream()
                  .map(e -> e.getKey() + "=" + e.getValue())
                  .collect(Collectors.joining(" ")));
    }
    lines.add("");
    lines.addAll(table.lines(""));
    RetentionWarnings.of(plan.topics()).forEach(warning -> lines.add("  warning: " + warning));
  }

  private static void stage(PipelinePlan plan, StagePlan stage, List<String> lines) {
    lines.add("");
    lines.add(String.format(Locale.ROOT, "%s x%d", stage.stage().id(), stage.replicas()));
    TextTable table = TextTable.aligned("ll");
    StageVariables.of(plan, stage).forEach(table::row);
    lines.addAll(table.lines("  "));
  }

  private static void table(PipelinePlan plan, List<String> lines) {
    lines.add("");
    lines.add("columns");
    TextTable table = TextTable.aligned("ll");
    for (Column column : plan.sink().columns()) {
      table.row(column.name(), column.type().name());
    }
    lines.addAll(table.lines("  "));
  }
}
