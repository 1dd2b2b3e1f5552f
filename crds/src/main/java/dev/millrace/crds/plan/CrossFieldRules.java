package dev.millrace.crds.plan;

import dev.millrace.contract.Problems;
import dev.millrace.crds.api.KafkaSpec;
import dev.millrace.crds.api.PipelineRunSpec;
import dev.millrace.crds.api.Rules;
import dev.millrace.crds.api.SinkSpec;
import dev.millrace.crds.api.TopicSettings;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What more than one field decides together; the CRD has most of these rules too. */
final class CrossFieldRules {
  private static final Pattern RESERVED = Pattern.compile(KafkaSpec.RESERVED_CONFIG);

  private final Problems problems = new Problems();

  private CrossFieldRules() {}

  static void check(PipelineRunSpec spec, PlanInputs inputs) {
    CrossFieldRules rules = new CrossFieldRules();
    rules.source(spec);
    rules.kafka(spec.kafka(), inputs);
    rules.topic("spec.topics.raw", spec.topics().raw());
    rules.topic("spec.topics.processed", spec.topics().processed());
    rules.config("spec.topics.deadLetter", spec.topics().deadLetter().config());
    rules.sink(spec.sink());
    rules.problems.throwIfAny();
  }

  private void source(PipelineRunSpec spec) {
    rule(
        (spec.source().tweets() == null) != (spec.source().replay() == null),
        "spec.source",
        Rules.ONE_SOURCE);
  }

  private void kafka(KafkaSpec kafka, PlanInputs inputs) {
    rule(
        (kafka.cluster() == null) != (kafka.bootstrapServers() == null),
        "spec.kafka",
        Rules.ONE_KAFKA);
    rule(
        kafka.listener() == null || kafka.cluster() != null,
        "spec.kafka.listener",
        Rules.LISTENER_NEEDS_CLUSTER);
    Objects.requireNonNullElse(kafka.config(), Map.<String, String>of())
        .keySet()
        .forEach(
            name ->
                rule(
                    !RESERVED.matcher(name).matches(),
                    "spec.kafka.config." + name,
                    Rules.CLIENT_CONFIG));
  }

  private void topic(String path, TopicSettings topic) {
    problems.require(
        topic.maxPartitions() == null || topic.maxPartitions() >= topic.partitions(),
        path + ".maxPartitions",
        topic.maxPartitions(),
        Rules.MAX_PARTITIONS);
    config(path, topic.config());
  }

  private void config(String path, Map<String, String> config) {
    String policy =
        Objects.requireNonNullElse(config, Map.<String, String>of())
            .getOrDefault("cleanup.policy", "delete");
    problems.require(
        policy.equals("delete"), path + ".config.cleanup.policy", policy, Rules.NO_COMPACTION);
  }

  private void sink(SinkSpec sink) {
    long warehouses =
        Stream.of(sink.bigquery(), sink.duckdb(), sink.files()).filter(Objects::nonNull).count();
    rule(warehouses == 1, "spec.sink", Rules.ONE_WAREHOUSE);
    problems.require(
        sink.duckdb() == null || sink.replicas() == 1,
        "spec.sink.replicas",
        sink.replicas(),
        Rules.DUCKDB_ONE_REPLICA);
  }

  private void rule(boolean ok, String path, String message) {
    if (!ok) {
      problems.add(path + ": " + message);
    }
  }
}
