package dev.millrace.operator.desired;

import dev.millrace.contract.Stage;
import dev.millrace.contract.config.KafkaConnection;
import dev.millrace.contract.env.Env;
import dev.millrace.crds.plan.StagePlan;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A stage's environment: its configuration as the worker reads it, and the user's own variables.
 */
final class StageEnv {
  private static final String INSTANCE = Env.variable("instance");
  private static final String JAVA_OPTIONS = "JAVA_TOOL_OPTIONS";

  private StageEnv() {}

  static List<EnvVar> of(StagePlan stage, KafkaConnection kafka) {
    List<EnvVar> own = Objects.requireNonNullElse(stage.pod().env(), List.of());
    List<EnvVar> env = new ArrayList<>();
    Map<String, String> config = Env.write(stage.config(kafka, ""));
    config.remove(INSTANCE);
    config.forEach((name, value) -> env.add(new EnvVar(name, value, null)));
    env.add(podName());
    if (own.stream().noneMatch(v -> v.getName().equals(JAVA_OPTIONS))) {
      env.add(new EnvVar(JAVA_OPTIONS, javaOptions(stage.stage()), null));
    }
    env.addAll(own);
    return env;
  }

  private static EnvVar podName() {
    return new EnvVarBuilder()
        .withName(INSTANCE)
        .withNewValueFrom()
        .withNewFieldRef()
        .withApiVersion("v1")
        .withFieldPath("metadata.name")
        .endFieldRef()
        .endValueFrom()
        .build();
  }

  /** The sink's warehouse needs memory beside the heap; the others only network buffers. */
  private static String javaOptions(Stage stage) {
    int heapPercent = stage == Stage.SINK ? 45 : 65;
    return "-XX:MaxRAMPercentage=" + heapPercent + " -XX:+ExitOnOutOfMemoryError";
  }
}
