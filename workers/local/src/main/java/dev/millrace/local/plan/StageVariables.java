package dev.millrace.local.plan;

import dev.millrace.contract.config.KafkaConnection;
import dev.millrace.contract.env.Env;
import dev.millrace.crds.plan.PipelinePlan;
import dev.millrace.crds.plan.StagePlan;
import java.util.Map;
import java.util.TreeMap;

/** The environment of a stage as a plan knows it, before Kafka runs and instances have names. */
final class StageVariables {
  private static final KafkaConnection UNKNOWN = new KafkaConnection("unknown:0", Map.of());

  private StageVariables() {}

  static Map<String, String> of(PipelinePlan plan, StagePlan stage) {
    boolean known = plan.kafka().bootstrapServers().isPresent();
    KafkaConnection kafka = known ? plan.kafka().connection() : UNKNOWN;
    Map<String, String> variables = new TreeMap<>(Env.write(stage.config(kafka, "each its own")));
    if (!known) {
      variables.put("MILLRACE_KAFKA_BOOTSTRAP_SERVERS", "known when Kafka runs");
    }
    return variables;
  }
}
