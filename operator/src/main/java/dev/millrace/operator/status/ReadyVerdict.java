package dev.millrace.operator.status;

import dev.millrace.contract.Stage;
import dev.millrace.crds.api.Reason;
import dev.millrace.operator.desired.StageSecrets;
import dev.millrace.operator.kafka.SecretReferences;
import dev.millrace.operator.observed.PodFailure;
import dev.millrace.operator.observed.StageSeen;
import dev.millrace.operator.run.Lifecycle;
import dev.millrace.operator.run.RunFailure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Whether all stages have the replicas they should have, ready. */
final class ReadyVerdict {
  /** A pod that runs and fails says more than one that can not start. */
  private static final Comparator<PodFailure.Kind> SAYS_MOST_FIRST =
      Comparator.comparing(
          List.of(PodFailure.Kind.LOSES_DATA, PodFailure.Kind.CRASHES, PodFailure.Kind.BLOCKED)
              ::indexOf);

  private ReadyVerdict() {}

  static Verdict of(Look look, Verdict topics) {
    if (look.desired().lifecycle() == Lifecycle.FINISHED) {
      return Verdict.no(Reason.Finished, "the run is over, its stages are stopped");
    }
    if (look.desired().lifecycle() == Lifecycle.SUSPENDED) {
      return Verdict.no(Reason.Suspended, "spec.suspend is true");
    }
    return failure(look)
        .or(() -> problem(look))
        .or(() -> missingSecret(look))
        .or(() -> missingKey(look))
        .or(() -> failing(look))
        .or(() -> waiting(look, topics))
        .orElseGet(() -> Verdict.yes(Reason.StagesReady, "all stages are ready"));
  }

  private static Optional<Verdict> failure(Look look) {
    return RunFailure.of(look.run(), look.seen().view(), look.seen().before())
        .map(failure -> Verdict.no(failure.reason(), failure.message()));
  }

  private static Optional<Verdict> problem(Look look) {
    return look.outcome()
        .with("Deployment", "PodDisruptionBudget")
        .map(problem -> Verdict.no(problem.reason(), problem.message()));
  }

  private static Optional<Verdict> missingSecret(Look look) {
    TreeSet<String> missing = new TreeSet<>(StageSecrets.of(look.run().plan()));
    missing.removeAll(look.seen().secrets().keySet());
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Verdict.no(
                Reason.SecretMissing,
                String.format(
                    Locale.ROOT,
                    "waiting for Secret %s in this namespace",
                    String.join(", ", missing))));
  }

  private static Optional<Verdict> missingKey(Look look) {
    return look.desired()
        .wish()
        .map(wish -> SecretReferences.missingEntries(wish.kafka(), look.seen().secretKeys()))
        .filter(missing -> !missing.isEmpty())
        .map(missing -> Verdict.no(Reason.SecretMissing, String.join("; ", missing)));
  }

  private static Optional<Verdict> failing(Look look) {
    return look.seen().stages().values().stream()
        .flatMap(stage -> stage.failure().stream())
        .min(Comparator.comparing(PodFailure::kind, SAYS_MOST_FIRST))
        .map(ReadyVerdict::of);
  }

  /** What a failing pod means for its stage. */
  static Verdict of(PodFailure failure) {
    Reason reason =
        switch (failure.kind()) {
          case LOSES_DATA -> Reason.DataLoss;
          case CRASHES -> Reason.CrashLoop;
          case BLOCKED -> Reason.StageBlocked;
        };
    return Verdict.no(reason, failure.sentence());
  }

  private static Optional<Verdict> waiting(Look look, Verdict topics) {
    List<String> waiting = new ArrayList<>();
    for (Stage stage : Stage.values()) {
      StageSeen seen = look.seen().stages().get(stage);
      int wanted = look.desired().replicas().get(stage).expected();
      if (seen == null) {
        waiting.add(stage.id() + " not made yet");
      } else if (wanted == 0) {
        waiting.add(
            String.format(
                Locale.ROOT,
                "%s has 0 replicas and takes nothing in: kubectl scale -n %s deployment/%s"
                    + " --replicas=1",
                stage.id(),
                look.run().namespace(),
                look.run().names().deployment(stage)));
      } else if (!seen.isReady() || seen.replicas() != wanted) {
        waiting.add(
            String.format(Locale.ROOT, "%s %d of %d ready", stage.id(), seen.ready(), wanted));
      }
    }
    if (waiting.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        look.seen().stages().isEmpty() && !topics.holds()
            ? Verdict.no(Reason.WaitingForTopics, topics.message())
            : Verdict.no(Reason.StagesInProgress, String.join("; ", waiting)));
  }
}
