package dev.millrace.local.plan;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.contract.config.TopicSpec;
import dev.millrace.contract.event.Column;
import dev.millrace.crds.plan.PipelinePlan;
import dev.millrace.crds.plan.RetentionWarnings;
import dev.millrace.crds.plan.StagePlan;
import dev.millrace.local.input.RunInput;
import java.util.TreeMap;

/** A plan as one JSON object for programs. */
public final class PlanJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private PlanJson() {}

  /**
   * Fields: {@code run}, {@code source}, {@code warehouse}, {@code kafka}, {@code topics[]}, {@code
   * stages[]} with {@code environment}, {@code columns[]}, {@code warnings[]}, {@code ignored[]}.
   */
  public static String of(RunInput input) {
    PipelinePlan plan = input.plan();
    ObjectNode root = JSON.createObjectNode();
    root.put("run", input.name());
    root.put("source", SourceFormatter.source(plan));
    root.put("warehouse", plan.sink().warehouse().description());
    root.put("kafka", plan.kafka().bootstrapServers().orElse("embedded"));
    ArrayNode topics = root.putArray("topics");
    plan.topics().all().forEach(topic -> topic(topic, topics.addObject()));
    ArrayNode stages = root.putArray("stages");
    plan.stages().forEach(stage -> stage(plan, stage, stages.addObject()));
    ArrayNode columns = root.putArray("columns");
    for (Column column : plan.sink().columns()) {
      columns.addObject().put("name", column.name()).put("type", column.type().name());
    }
    ArrayNode warnings = root.putArray("warnings");
    RetentionWarnings.of(plan.topics()).forEach(warnings::add);
    ArrayNode ignored = root.putArray("ignored");
    input.ignored().forEach(ignored::add);
    return root.toPrettyString();
  }

  private static void topic(TopicSpec topic, ObjectNode into) {
    into.put("name", topic.name());
    into.put("partitions", topic.partitions());
    into.put("maxPartitions", topic.maxPartitions());
    into.set("config", JSON.valueToTree(new TreeMap<>(topic.config())));
  }

  private static void stage(PipelinePlan plan, StagePlan stage, ObjectNode into) {
    into.put("stage", stage.stage().id());
    into.put("replicas", stage.replicas());
    into.set("environment", JSON.valueToTree(StageVariables.of(plan, stage)));
  }
}
