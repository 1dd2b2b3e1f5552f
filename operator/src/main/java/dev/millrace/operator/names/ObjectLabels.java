package dev.millrace.operator.names;

import dev.millrace.contract.Stage;
import dev.millrace.contract.names.RunNames;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Labels and annotations of everything the operator makes. */
public final class ObjectLabels {
  /** Name of the run an object belongs to. */
  public static final String RUN = "millrace.dev/run";

  /** UID of the run an object belongs to. */
  public static final String RUN_UID = "millrace.dev/run-uid";

  /** Namespace of the run that an object in the operator's own namespace is about. */
  public static final String RUN_NAMESPACE = "millrace.dev/run-namespace";

  /** Id of the stage an object belongs to. */
  public static final String STAGE = "millrace.dev/stage";

  /** Who makes the object. */
  public static final String MANAGED_BY = "app.kubernetes.io/managed-by";

  /** Value of {@link #MANAGED_BY}, and name of the operator as a field manager. */
  public static final String OPERATOR = "millrace-operator";

  /** Selects what the operator made. */
  public static final String SELECT_MANAGED = MANAGED_BY + "=" + OPERATOR;

  private ObjectLabels() {}

  /** Of an object that belongs to a run as a whole. */
  public static Map<String, String> ofRun(RunNames names) {
    Map<String, String> objectLabels = new TreeMap<>();
    objectLabels.put("app.kubernetes.io/name", "millrace");
    objectLabels.put("app.kubernetes.io/instance", names.run());
    objectLabels.put(MANAGED_BY, OPERATOR);
    objectLabels.put(RUN, names.run());
    return objectLabels;
  }

  /** Of an object that belongs to a stage. */
  public static Map<String, String> ofStage(RunNames names, Stage stage) {
    Map<String, String> objectLabels = ofRun(names);
    objectLabels.put("app.kubernetes.io/component", stage.id());
    objectLabels.put(STAGE, stage.id());
    return objectLabels;
  }

  /** What a stage's pods are found by; a Deployment can never change it. */
  public static Map<String, String> selector(RunNames names, Stage stage) {
    return new TreeMap<>(Map.of(RUN, names.run(), STAGE, stage.id()));
  }

  /** The stage that an object's labels name. */
  public static Optional<Stage> stage(Map<String, String> objectLabels) {
    String id = objectLabels == null ? null : objectLabels.get(STAGE);
    for (Stage stage : Stage.values()) {
      if (stage.id().equals(id)) {
        return Optional.of(stage);
      }
    }
    return Optional.empty();
  }
}
