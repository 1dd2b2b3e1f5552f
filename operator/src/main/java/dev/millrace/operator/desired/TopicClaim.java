package dev.millrace.operator.desired;

import dev.millrace.contract.config.OnDataLoss;
import dev.millrace.crds.api.ConditionType;
import dev.millrace.crds.api.PipelineRunStatus;
import dev.millrace.crds.plan.PipelinePlan;
import dev.millrace.operator.kafka.KafkaMonitorRequest.TopicTask;
import dev.millrace.operator.kafka.LiveTopic;
import dev.millrace.operator.observed.ClusterSnapshot;
import dev.millrace.operator.observed.LedgerSnapshot;
import dev.millrace.operator.observed.TopicSnapshot;
import dev.millrace.operator.run.PlannedRun;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whether the topics with the run's names are its own to make, change and later delete: a topic is
 * a run's own when its id is in the run's ledger. What is not in it is not taken over.
 *
 * @param granted whether they are
 * @param topicIds ids of those that are the run's own and there, by name
 * @param conflict why they are not; absent also while Kafka has not answered yet
 */
public record TopicClaim(boolean granted, Map<String, String> topicIds, Optional<String> conflict) {
  /** Takes a copy. */
  public TopicClaim {
    topicIds = Map.copyOf(topicIds);
  }

  /** Decides. */
  public static TopicClaim of(PlannedRun run, ClusterSnapshot seen) {
    return switch (seen.ledger().owner()) {
      case OWN -> own(run, seen);
      case INHERITED -> inherited(seen);
      case OTHERS -> refused(seen.ledger().message());
      case UNKNOWN -> unknown(seen);
    };
  }

  /** What to do about topics through the admin API. */
  TopicTask task(PipelinePlan plan, LedgerSnapshot ledger) {
    if (ledger.owner() == LedgerSnapshot.Owner.OWN && conflict.isPresent()) {
      return TopicTask.NONE;
    }
    if (!granted) {
      return TopicTask.LOOK;
    }
    return plan.kafka().cluster().isPresent() ? TopicTask.NONE : TopicTask.MAKE;
  }

  /** A topic that the run made and that is another now, or gone, is not made again: it had data. */
  private static TopicClaim own(PlannedRun run, ClusterSnapshot seen) {
    Map<String, String> recorded = seen.ledger().topicIds();
    if (run.plan().producer().onDataLoss() == OnDataLoss.Continue) {
      return granted(ids(seen, Map.of()));
    }
    List<String> wrong =
        recorded.keySet().stream()
            .filter(name -> isReplaced(name, recorded, seen.topics()) || isGone(name, run, seen))
            .sorted()
            .map(name -> change(name, recorded, seen.topics()))
            .toList();
    if (wrong.isEmpty() && seen.before().filter(TopicClaim::hadTopics).isEmpty()) {
      List<String> foreign = unwritten(seen, recorded);
      return foreign.isEmpty() ? granted(ids(seen, recorded)) : refused(taken(foreign));
    }
    return wrong.isEmpty()
        ? granted(ids(seen, recorded))
        : refused(
            String.format(
                    Locale.ROOT,
                    "%s since this run made it, and what it held is lost: delete this run and make"
                        + " another,",
                    String.join(", ", wrong))
                + " or have it go on without with spec.onDataLoss: Continue");
  }

  /** Only what the earlier run left; where nothing of it is left, the run begins anew. */
  private static TopicClaim inherited(ClusterSnapshot seen) {
    Optional<Map<String, LiveTopic>> live = seen.view().topics();
    if (live.isEmpty()) {
      return new TopicClaim(false, Map.of(), Optional.empty());
    }
    Map<String, String> recorded = seen.ledger().topicIds();
    Map<String, String> kept = new TreeMap<>();
    List<String> foreign = new ArrayList<>();
    new TreeMap<>(live.get())
        .forEach(
            (name, topic) -> {
              // Ledgers of earlier versions hold names only.
              if (recorded.isEmpty() || topic.id().equals(recorded.get(name))) {
                kept.put(name, topic.id());
              } else {
                foreign.add(name + " (id " + topic.id() + ")");
              }
            });
    return foreign.isEmpty() ? granted(kept) : refused(taken(foreign));
  }

  /** Without a ledger, topics can be made where Kafka, asked for them, has none of these names. */
  private static TopicClaim unknown(ClusterSnapshot seen) {
    if (seen.before().filter(TopicClaim::hadTopics).isPresent()) {
      return granted(ids(seen, Map.of()));
    }
    Optional<Map<String, LiveTopic>> live = seen.view().topics();
    List<String> foreign =
        live.map(TreeMap::new).stream()
            .flatMap(topics -> topics.entrySet().stream())
            .map(topic -> topic.getKey() + " (id " + topic.getValue().id() + ")")
            .toList();
    return foreign.isEmpty()
        ? new TopicClaim(live.isPresent(), Map.of(), Optional.empty())
        : refused(taken(foreign));
  }

  private static TopicClaim granted(Map<String, String> ids) {
    return new TopicClaim(true, ids, Optional.empty());
  }

  private static TopicClaim refused(String why) {
    return new TopicClaim(false, Map.of(), Optional.of(why));
  }

  private static String taken(List<String> foreign) {
    return String.format(
        Locale.ROOT,
        "Kafka has %s already, which this run did not make: take another name or delete %s",
        (foreign.size() == 1 ? "topic " : "topics ") + String.join(", ", foreign),
        foreign.size() == 1 ? "it" : "them");
  }

  /** Topics that the run was about to make, but that have records already. */
  private static List<String> unwritten(ClusterSnapshot seen, Map<String, String> recorded) {
    Map<String, LiveTopic> live = seen.view().topics().orElse(Map.of());
    return LiveTopic.areFresh(live, recorded)
        ? List.of()
        : new TreeMap<>(live)
            .entrySet().stream()
                .filter(topic -> !recorded.containsKey(topic.getKey()))
                .map(topic -> topic.getKey() + " (id " + topic.getValue().id() + ")")
                .toList();
  }

  private static boolean isReplaced(
      String name, Map<String, String> recorded, Map<String, TopicSnapshot> live) {
    return live.containsKey(name)
        && !live.get(name).id().isEmpty()
        && !live.get(name).id().equals(recorded.get(name));
  }

  /** Kafka itself must say so: a KafkaTopic that is missing may be made again for its topic. */
  private static boolean isGone(String name, PlannedRun run, ClusterSnapshot seen) {
    return run.plan().kafka().cluster().isEmpty()
        && seen.view().topics().filter(live -> !live.containsKey(name)).isPresent();
  }

  private static String change(
      String name, Map<String, String> recorded, Map<String, TopicSnapshot> live) {
    return live.containsKey(name)
        ? String.format(
            Locale.ROOT,
            "topic %s was replaced (id %s, was %s)",
            name,
            live.get(name).id(),
            recorded.get(name))
        : String.format(Locale.ROOT, "topic %s (id %s) was deleted", name, recorded.get(name));
  }

  private static Map<String, String> ids(ClusterSnapshot seen, Map<String, String> recorded) {
    Map<String, String> ids = new TreeMap<>(recorded);
    seen.topics()
        .forEach(
            (name, topic) -> {
              if (!topic.id().isEmpty()) {
                ids.putIfAbsent(name, topic.id());
              }
            });
    return ids;
  }

  /** A ledger that somebody deleted is written again. */
  private static boolean hadTopics(PipelineRunStatus status) {
    return Objects.requireNonNullElse(status.conditions(), List.<Condition>of()).stream()
        .anyMatch(
            c ->
                c.getType().equals(ConditionType.TopicsReady.name())
                    && "True".equals(c.getStatus()));
  }
}
