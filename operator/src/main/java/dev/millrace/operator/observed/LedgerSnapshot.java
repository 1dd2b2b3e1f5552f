package dev.millrace.operator.observed;

import dev.millrace.contract.InvalidInputException;
import dev.millrace.crds.api.OnDelete;
import dev.millrace.operator.ledger.TopicLedger;
import dev.millrace.operator.run.PlannedRun;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Whose the topics with the run's names are, by their ledger.
 *
 * @param owner whose
 * @param topicIds ids of the topics that were made, by name
 * @param message one sentence when they are not this run's
 */
public record LedgerSnapshot(Owner owner, Map<String, String> topicIds, String message) {
  /** Whose topics are. */
  public enum Owner {
    /** Nobody wrote them down: either they do not exist or they are somebody else's. */
    UNKNOWN,
    /** This run's. */
    OWN,
    /** An earlier run's that left them to whoever comes with the same source. */
    INHERITED,
    /** Somebody else's. */
    OTHERS
  }

  /** Takes a copy. */
  public LedgerSnapshot {
    topicIds = Map.copyOf(topicIds);
  }

  static LedgerSnapshot of(PlannedRun run, Optional<ConfigMap> live) {
    if (live.isEmpty()) {
      return new LedgerSnapshot(Owner.UNKNOWN, Map.of(), "");
    }
    TopicLedger ledger;
    try {
      ledger = TopicLedger.of(live.get());
    } catch (InvalidInputException e) {
      return new LedgerSnapshot(
          Owner.OTHERS,
          Map.of(),
          String.format(
              Locale.ROOT, "%s is not a ledger of topics: %s", name(live.get()), e.getMessage()));
    }
    if (ledger.runUid().equals(run.uid())) {
      return new LedgerSnapshot(Owner.OWN, ledger.topicIds(), "");
    }
    if (ledger.onDelete() == OnDelete.Delete) {
      return new LedgerSnapshot(
          Owner.OTHERS,
          Map.of(),
          String.format(
              Locale.ROOT,
              "waiting for the topics of an earlier run named %s to be deleted",
              run.name()));
    }
    String own = TopicLedger.identity(run);
    return ledger.identity().equals(own)
        ? new LedgerSnapshot(Owner.INHERITED, ledger.topicIds(), "")
        : new LedgerSnapshot(
            Owner.OTHERS,
            Map.of(),
            String.format(
                Locale.ROOT,
                "an earlier run named %s left its topics, but it had another source (%s, now %s):"
                    + " take another name, or delete the topics and then %s",
                run.name(),
                ledger.identity(),
                own,
                name(live.get())));
  }

  private static String name(ConfigMap ledger) {
    return String.format(
        Locale.ROOT,
        "ConfigMap %s in namespace %s",
        ledger.getMetadata().getName(),
        ledger.getMetadata().getNamespace());
  }
}
