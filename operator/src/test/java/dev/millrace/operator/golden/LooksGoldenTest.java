package dev.millrace.operator.golden;

import dev.millrace.crds.api.PipelineRunStatus;
import dev.millrace.operator.carry.Outcome;
import dev.millrace.operator.desired.DesiredState;
import dev.millrace.operator.desired.ReplicaPlan;
import dev.millrace.operator.events.RunEvent;
import dev.millrace.operator.events.RunEvents;
import dev.millrace.operator.fixture.TestOperator;
import dev.millrace.operator.status.StatusFactory;
import dev.millrace.operator.status.StatusInputs;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One look at a run: what is decided, which objects are desired, what is said and told. */
class LooksGoldenTest {
  private static final Golden GOLDEN = new Golden("looks");
  static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  static List<String> cases() {
    return GOLDEN.cases();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isAsReviewed(String name) {
    LookFile file = LookFile.read(GOLDEN.in(name));

    DesiredState desired = DesiredState.of(file.run(), file.seen(), TestOperator.settings());
    PipelineRunStatus status =
        StatusFactory.run(new StatusInputs(file.run(), file.seen(), desired, Outcome.FINE, NOW));

    Map<String, Object> out = new LinkedHashMap<>();
    out.put("decided", decided(desired));
    out.put("events", events(file, desired, status));
    out.put("status", status);
    GOLDEN.check(name, Serialization.asYaml(out));
  }

  @Test
  void noFileIsUnused() {
    GOLDEN.noFileIsUnused();
  }

  private static Map<String, Object> decided(DesiredState desired) {
    Map<String, Object> decided = new LinkedHashMap<>();
    decided.put("lifecycle", desired.lifecycle());
    desired
        .wish()
        .ifPresent(
            wish -> {
              decided.put("askKafka", wish.task() + (wish.watch() ? ", watch" : ""));
              decided.put("at", wish.kafka().bootstrapServers());
            });
    Map<String, Integer> partitions = new TreeMap<>();
    desired.topics().forEach(topic -> partitions.put(topic.name(), topic.partitions()));
    decided.put("partitions", partitions);
    decided.put("objects", objects(desired));
    Map<String, String> orders = new LinkedHashMap<>();
    desired.replicas().forEach((stage, plan) -> orders.put(stage.id(), order(plan)));
    decided.put("replicas", orders);
    return decided;
  }

  private static String order(ReplicaPlan plan) {
    return plan.order().map(n -> "set to " + n).orElse("leave at " + plan.expected());
  }

  private static List<String> objects(DesiredState desired) {
    return Stream.of(
            desired.ledger().stream(),
            desired.kafkaTopics().stream(),
            desired.deployments().stream(),
            desired.budgets().stream())
        .flatMap(objects -> objects)
        .map(HasMetadata.class::cast)
        .map(object -> object.getKind() + " " + object.getMetadata().getName())
        .toList();
  }

  private static List<String> events(
      LookFile file, DesiredState desired, PipelineRunStatus status) {
    List<RunEvent> all = new ArrayList<>(RunEvents.between(file.seen().before(), status));
    all.addAll(RunEvents.growth(desired.topics(), file.seen().topics()));
    return all.stream()
        .map(h -> (h.warning() ? "Warning " : "") + h.reason() + ": " + h.message())
        .toList();
  }
}
