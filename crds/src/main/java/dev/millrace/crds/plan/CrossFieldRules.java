package dev.millrace.crds.plan;

import dev.millrace.contract.Problems;
import dev.millrace.crds.api.PipelineRunSpec;

/** What more than one field decides together; the CRD has most of these rules too. */
final class CrossFieldRules {
  private CrossFieldRules() {}

  /**
   * Notes everything that does not go together. A field that is not there, although it has a
   * default or is required, is one that somebody has noted already.
   */
  static void check(PipelineRunSpec spec, PlanInputs inputs, Problems problems) {
    if (spec.source() != null) {
      SourceRules.check(spec, inputs, problems);
    }
    if (spec.kafka() != null) {
      KafkaRules.check(spec.kafka(), inputs, problems);
    }
    if (spec.topics() != null) {
      TopicRules.check(spec.topics(), problems);
    }
    if (spec.producer() != null) {
      PodRules.check("spec.producer.pod", spec.producer().pod(), problems);
    }
    if (spec.enricher() != null) {
      PodRules.check("spec.enricher.pod", spec.enricher().pod(), problems);
    }
    if (spec.sink() != null) {
      SinkRules.check(spec, inputs, problems);
    }
  }
}
