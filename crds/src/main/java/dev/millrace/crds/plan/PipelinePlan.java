package dev.millrace.crds.plan;

import dev.millrace.contract.InvalidInputException;
import dev.millrace.contract.Problems;
import dev.millrace.contract.Stage;
import dev.millrace.contract.config.TopicSpec;
import dev.millrace.contract.names.RunNames;
import dev.millrace.crds.api.PipelineRun;
import dev.millrace.crds.api.PipelineRunSpec;
import dev.millrace.crds.check.RunDraft;
import dev.millrace.crds.check.RunFile;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything that has to be there for a run: checked, with all defaults decided.
 *
 * @param names of topics, groups and objects
 * @param kafka which Kafka and how to reach it
 * @param topics the run's topics
 * @param producer the first stage
 * @param enricher the second stage
 * @param sink the last stage
 * @param suspended whether all stages are to be stopped
 * @param restartToken any change restarts all stages; may be empty
 * @param ttlAfterFinished how long a finished run stays; absent means for ever
 * @param deadLetterLimit how many dead letters are too many
 */
public record PipelinePlan(
    RunNames names,
    KafkaPlan kafka,
    TopicsPlan topics,
    ProducerPlan producer,
    EnricherPlan enricher,
    SinkPlan sink,
    boolean suspended,
    String restartToken,
    Optional<Duration> ttlAfterFinished,
    DeadLetterLimit deadLetterLimit) {

  /**
   * Makes the plan of a run. The run is checked against its schema first, so it does not matter
   * whether that was done before.
   *
   * @throws InvalidInputException with everything that is wrong with the run
   */
  public static PipelinePlan of(PipelineRun run, PlanInputs inputs) {
    return of(RunFile.draft(run), inputs);
  }

  /**
   * The same for a run that was read from a text: what is wrong with it comes with line and column.
   *
   * @throws InvalidInputException with everything that is wrong with the run
   */
  public static PipelinePlan of(RunDraft draft, PlanInputs inputs) {
    PipelineRun checked = draft.run();
    Problems problems = new Problems();
    if (checked.getSpec() != null) {
      CrossFieldRules.check(checked.getSpec(), inputs, problems);
    }
    draft.refuse(problems.list());
    PipelineRunSpec spec = checked.getSpec();
    RunNames names = new RunNames(checked.getMetadata().getName());
    ChosenSource<?, ?> source = ChosenSource.only(spec.source(), inputs).orElseThrow();
    ProducerPlan producer = ProducerPlan.of(names, spec, source, inputs);
    EnricherPlan enricher = EnricherPlan.of(names, spec, source, producer.source(), inputs);
    return new PipelinePlan(
        names,
        KafkaPlan.of(spec.kafka(), inputs),
        TopicsPlan.of(names, spec, producer.lanes(), inputs),
        producer,
        enricher,
        SinkPlan.of(names, spec, producer.source(), enricher, inputs),
        spec.suspend(),
        Objects.requireNonNullElse(spec.restartToken(), ""),
        Optional.ofNullable(spec.ttlSecondsAfterFinished()).map(Duration::ofSeconds),
        DeadLetterLimit.of(spec.topics().deadLetter().max()));
  }

  /** The stages in the order events pass them. */
  public List<StagePlan> stages() {
    return List.of(producer, enricher, sink);
  }

  /** The topic whose partitions the replicas of a stage share. */
  public TopicSpec reads(Stage stage) {
    String name = names.reads(stage);
    return topics.all().stream()
        .filter(topic -> topic.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no topic " + name + " is planned"));
  }

  /** One stage. */
  public StagePlan stage(Stage stage) {
    return stages().get(stage.ordinal());
  }

  /**
   * How many messages the whole run makes, where the run itself says so. A replay may make fewer:
   * its file may be shorter.
   */
  public Optional<Long> expectedMessages() {
    return producer.messages();
  }

  /** Whether the run ends by itself: it has a number of messages, or it replays a file. */
  public boolean finite() {
    return producer.finite();
  }
}
