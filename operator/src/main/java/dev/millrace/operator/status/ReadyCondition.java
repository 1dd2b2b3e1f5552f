package dev.millrace.operator.status;

import dev.millrace.contract.Stage;
import dev.millrace.crds.api.Reason;
import dev.millrace.operator.desired.StageSecrets;
import dev.millrace.operator.kafka.SecretReferences;
import dev.millrace.operator.observed.PodFailure;
import dev.millrace.operator.observed.StageSnapshot;
import dev.millrace.operator.run.Lifecycle;
import dev.millrace.operator.run.RunFailure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Whether all stages have the replicas they should have, ready. */
final class ReadyCondition {
  /** A pod that runs and fails says more than one that cannot start. */
  private static final Comparator<PodFailure.Kind> SAYS_MOST_FIRST =
      Comparator.comparing(
          List.of(PodFailure.Kind.LOSES_DATA, PodFailure.Kind.CRASHES, PodFailure.Kind.BLOCKED)
              ::indexOf);

  private ReadyCondition() {}

  static ConditionState of(StatusInputs statusInputs, ConditionState topics) {
    if (statusInputs.desired().lifecycle() == Lifecycle.FINISHED) {
      return ConditionState.no(Reason.Finished, "the run is over, its stages are stopped");
    }
    if (statusInputs.desired().lifecycle() == Lifecycle.SUSPENDED) {
      return ConditionState.no(Reason.Suspended, "spec.suspend is true");
    }
    return failure(statusInputs)
        .or(() -> problem(statusInputs))
        .or(() -> missingSecret(statusInputs))
        .or(() -> missingKey(statusInputs))
        .or(() -> failing(statusInputs))
        .or(() -> waiting(statusInputs, topics))
        .orElseGet(() -> ConditionState.yes(Reason.StagesReady, "all stages are ready"));
  }

  private static Optional<ConditionState> failure(StatusInputs statusInputs) {
    return RunFailure.of(
            statusInputs.run(), statusInputs.seen().view(), statusInputs.seen().before())
        .map(failure -> ConditionState.no(failure.reason(), failure.message()));
  }

  private static Optional<ConditionState> problem(StatusInputs statusInputs) {
    return statusInputs
        .outcome()
        .with("Deployment", "PodDisruptionBudget")
        .map(problem -> ConditionState.no(problem.reason(), problem.message()));
  }

  private static Optional<ConditionState> missingSecret(StatusInputs statusInputs) {
    TreeSet<String> missing = new TreeSet<>(StageSecrets.of(statusInputs.run().plan()));
    missing.removeAll(statusInputs.seen().secrets().keySet());
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            ConditionState.no(
                Reason.SecretMissing,
                String.format(
                    Locale.ROOT,
                    "waiting for Secret %s in this namespace",
                    String.join(", ", missing))));
  }

  private static Optional<ConditionState> missingKey(StatusInputs statusInputs) {
    return statusInputs
        .desired()
        .wish()
        .map(
            wish -> SecretReferences.missingEntries(wish.kafka(), statusInputs.seen().secretKeys()))
        .filter(missing -> !missing.isEmpty())
        .map(missing -> ConditionState.no(Reason.SecretMissing, String.join("; ", missing)));
  }

  private static Optional<ConditionState> failing(StatusInputs statusInputs) {
    return statusInputs.seen().stages().values().stream()
        .flatMap(stage -> stage.failure().stream())
        .min(Comparator.comparing(PodFailure::kind, SAYS_MOST_FIRST))
        .map(ReadyCondition::of);
  }

  /** What a failing pod means for its stage. */
  static ConditionState of(PodFailure failure) {
    Reason reason =
        switch (failure.kind()) {
          case LOSES_DATA -> Reason.DataLoss;
          case CRASHES -> Reason.CrashLoop;
          case BLOCKED -> Reason.StageBlocked;
        };
    return ConditionState.no(reason, failure.sentence());
  }

  private static Optional<ConditionState> waiting(
      StatusInputs statusInputs, ConditionState topics) {
    List<String> waiting = new ArrayList<>();
    for (Stage stage : Stage.values()) {
      StageSnapshot seen = statusInputs.seen().stages().get(stage);
      int wanted = statusInputs.desired().replicas().get(stage).expected();
      if (seen == null) {
        waiting.add(stage.id() + " not made yet");
      } else if (wanted == 0) {
        waiting.add(
            String.format(
                Locale.ROOT,
                "%s has 0 replicas and takes nothing in: kubectl scale -n %s deployment/%s"
                    + " --replicas=1",
                stage.id(),
                statusInputs.run().namespace(),
                statusInputs.run().names().deployment(stage)));
      } else if (!seen.isReady() || seen.replicas() != wanted) {
        waiting.add(
            String.format(Locale.ROOT, "%s %d of %d ready", stage.id(), seen.ready(), wanted));
      }
    }
    if (waiting.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        statusInputs.seen().stages().isEmpty() && !topics.holds()
            ? ConditionState.no(Reason.WaitingForTopics, topics.message())
            : ConditionState.no(Reason.StagesInProgress, String.join("; ", waiting)));
  }
}
