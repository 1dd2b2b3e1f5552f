package dev.millrace.crds.plan;

import dev.millrace.crds.api.KafkaSpec;
import dev.millrace.crds.api.OnDelete;
import dev.millrace.crds.api.PipelineRun;
import dev.millrace.crds.api.PipelineRunSpec;
import java.util.ArrayList;
import java.util.List;

/** Which fields of a run mean something only in a cluster. */
public final class ClusterOnly {
  private ClusterOnly() {}

  /**
   * Paths of the fields that are set, differ from their default and have no effect in a local run;
   * in the order of the spec.
   */
  public static List<String> fieldsIn(PipelineRun run, PlanInputs inputs) {
    PipelineRunSpec spec = run.getSpec();
    List<String> fields = new ArrayList<>();
    note(fields, run.getMetadata().getNamespace() != null, "metadata.namespace");
    if (spec.kafka() != null) {
      kafka(fields, spec.kafka());
    }
    note(
        fields,
        spec.topics() != null && spec.topics().onDelete() == OnDelete.Retain,
        "spec.topics.onDelete");
    note(fields, spec.producer() != null && spec.producer().pod() != null, "spec.producer.pod");
    note(fields, spec.enricher() != null && spec.enricher().pod() != null, "spec.enricher.pod");
    note(fields, spec.sink() != null && spec.sink().pod() != null, "spec.sink.pod");
    if (spec.sink() != null) {
      ChosenWarehouse.in(spec.sink(), inputs).forEach(sink -> fields.addAll(sink.clusterOnly()));
    }
    note(fields, Boolean.TRUE.equals(spec.suspend()), "spec.suspend");
    note(
        fields, spec.restartToken() != null && !spec.restartToken().isEmpty(), "spec.restartToken");
    note(fields, spec.ttlSecondsAfterFinished() != null, "spec.ttlSecondsAfterFinished");
    return fields;
  }

  private static void kafka(List<String> fields, KafkaSpec kafka) {
    note(fields, kafka.cluster() != null, "spec.kafka.cluster");
    note(fields, kafka.listener() != null, "spec.kafka.listener");
    if (kafka.bootstrapServers() == null) {
      note(fields, kafka.tls() != null, "spec.kafka.tls");
      note(fields, kafka.sasl() != null, "spec.kafka.sasl");
      note(fields, kafka.replicationFactor() != null, "spec.kafka.replicationFactor");
    }
  }

  private static void note(List<String> fields, boolean set, String path) {
    if (set) {
      fields.add(path);
    }
  }
}
