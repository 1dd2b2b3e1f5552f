package dev.millrace.operator.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.connector.registry.Connectors;
import dev.millrace.contract.config.KafkaConnection;
import dev.millrace.contract.env.Env;
import dev.millrace.crds.plan.StagePlan;
import dev.millrace.operator.desired.DesiredState;
import dev.millrace.operator.fixture.TestOperator;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs whose topics are ready, and every object they get, in full. */
class ObjectsGoldenTest {
  private static final Golden GOLDEN = new Golden("objects");

  static List<String> cases() {
    return GOLDEN.cases();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void areAsReviewed(String name) {
    DesiredState desired = desired(name);

    String objects =
        Stream.of(
                desired.ledger().stream(),
                desired.kafkaTopics().stream(),
                desired.deployments().stream(),
                desired.budgets().stream())
            .flatMap(all -> all)
            .map(HasMetadata.class::cast)
            .map(Serialization::asYaml)
            .collect(Collectors.joining());

    GOLDEN.check(name, objects);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyWorkerReadsItsConfigurationFromItsPod(String name) {
    LookFile file = LookFile.read(GOLDEN.in(name));
    KafkaConnection kafka =
        file.run().plan().kafka().connection(file.seen().kafka().known().orElseThrow());
    for (Deployment deployment : desired(name).deployments()) {
      StagePlan stage =
          file.run().plan().stages().stream()
              .filter(
                  s ->
                      deployment
                          .getMetadata()
                          .getName()
                          .equals(file.run().names().deployment(s.stage())))
              .findFirst()
              .orElseThrow();
      Record config = stage.config(kafka, "the-pod");

      assertThat(Env.read(config.getClass(), environment(deployment), Connectors.all()))
          .isEqualTo(config);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void nothingSaysHowManyReplicas(String name) {
    assertThat(desired(name).deployments())
        .isNotEmpty()
        .allMatch(deployment -> deployment.getSpec().getReplicas() == null);
  }

  @Test
  void noFileIsUnused() {
    GOLDEN.noFileIsUnused();
  }

  private static DesiredState desired(String name) {
    LookFile file = LookFile.read(GOLDEN.in(name));
    return DesiredState.of(file.run(), file.seen(), TestOperator.settings());
  }

  /** As the kubelet would make it for a pod of that name. */
  private static Map<String, String> environment(Deployment deployment) {
    Map<String, String> environment = new HashMap<>();
    for (EnvVar variable :
        deployment.getSpec().getTemplate().getSpec().getContainers().get(0).getEnv()) {
      boolean podName =
          variable.getValueFrom() != null
              && variable.getValueFrom().getFieldRef() != null
              && variable.getValueFrom().getFieldRef().getFieldPath().equals("metadata.name");
      environment.put(variable.getName(), podName ? "the-pod" : variable.getValue());
    }
    return environment;
  }
}
