package dev.millrace.crds.plan;

import dev.millrace.contract.InvalidInputException;
import dev.millrace.contract.Problems;
import dev.millrace.crds.api.PipelineRunSpec;

/** What more than one field decides together; the CRD has most of these rules too. */
final class CrossFieldRules {
  private CrossFieldRules() {}

  /**
   * Checks a spec whose every field is well-formed and defaulted.
   *
   * @throws InvalidInputException with everything that does not go together
   */
  static void check(PipelineRunSpec spec, PlanInputs inputs) {
    Problems problems = new Problems();
    SourceRules.check(spec, problems);
    KafkaRules.check(spec.kafka(), inputs, problems);
    TopicRules.check(spec.topics(), problems);
    PodRules.check("spec.producer.pod", spec.producer().pod(), problems);
    PodRules.check("spec.enricher.pod", spec.enricher().pod(), problems);
    SinkRules.check(spec.sink(), problems);
    if (spec.sink().bigquery() != null) {
      BigQueryRules.check(spec, problems);
    }
    problems.throwIfAny();
  }
}
