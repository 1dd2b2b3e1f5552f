package dev.millrace.crds.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.contract.Stage;
import dev.millrace.crds.check.RunFile;
import dev.millrace.crds.plan.PipelinePlan;
import dev.millrace.crds.plan.PlanInputs;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The objects beside the runs fit the runs they are for. */
class CompanionsTest {
  @Test
  void nothingElseIsThere() throws IOException {
    assertThat(Examples.companions())
        .extracting(GenericKubernetesResource::getKind)
        .containsExactly(
            "KafkaNodePool",
            "Kafka",
            "PersistentVolumeClaim",
            "HorizontalPodAutoscaler",
            "ScaledObject");
  }

  @Test
  void theKafkaIsTheOneThatRunsName() throws IOException {
    String name = companion("Kafka").getMetadata().getName();

    assertThat(companion("KafkaNodePool").getMetadata().getLabels())
        .containsEntry("strimzi.io/cluster", name);
    assertThat(plan("endless").kafka().cluster()).contains(name);
    assertThat(plan("kept").kafka().cluster()).contains(name);
  }

  @Test
  void theVolumeIsTheOneThatTheSinkMounts() throws IOException {
    assertThat(plan("kept").sink().pod().volumes())
        .extracting(volume -> volume.persistentVolumeClaim().getClaimName())
        .containsExactly(companion("PersistentVolumeClaim").getMetadata().getName());
  }

  @Test
  void theAutoscalersTurnAnEnricherAsFarAsItsTopicMayGrow() throws IOException {
    PipelinePlan run = plan("endless");
    int most = run.topics().raw().maxPartitions() / run.enricher().threads();
    GenericKubernetesResource byCpu = companion("HorizontalPodAutoscaler");
    GenericKubernetesResource byLag = companion("ScaledObject");

    assertThat(List.of(target(byCpu), target(byLag)))
        .containsOnly(run.names().deployment(Stage.ENRICHER));
    assertThat(byCpu.<Object>get("spec", "maxReplicas")).isEqualTo(most);
    assertThat(byLag.<Object>get("spec", "maxReplicaCount")).isEqualTo(most);
    assertThat(byLag.<Map<String, Object>>get("spec", "triggers", 0, "metadata"))
        .containsEntry("topic", run.names().rawTopic())
        .containsEntry("consumerGroup", run.names().group(Stage.ENRICHER));
  }

  private static String target(GenericKubernetesResource autoscaler) {
    return autoscaler.get("spec", "scaleTargetRef", "name");
  }

  private static GenericKubernetesResource companion(String kind) throws IOException {
    return Examples.companions().stream()
        .filter(object -> object.getKind().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  private static PipelinePlan plan(String name) throws IOException {
    for (Path file : Examples.all()) {
      PipelinePlan plan =
          PipelinePlan.of(RunFile.read(Files.readString(file)), PlanInputs.cluster());
      if (plan.names().run().equals(name)) {
        return plan;
      }
    }
    throw new AssertionError("no run " + name);
  }
}
