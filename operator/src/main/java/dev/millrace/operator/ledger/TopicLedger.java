package dev.millrace.operator.ledger;

import dev.millrace.contract.config.TopicSpec;
import dev.millrace.contract.env.Env;
import dev.millrace.contract.names.RunNames;
import dev.millrace.crds.api.OnDelete;
import dev.millrace.operator.names.ObjectLabels;
import dev.millrace.operator.run.PlannedRun;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which topics a run makes, written down in a ConfigMap before the first of them is made. It says
 * that the topics are the run's own. It is in the operator's own namespace and so outlives the run
 * and the run's namespace: topics can be deleted after the pods have stopped, and even when all
 * went while the operator was down, without a finalizer that could hold anything up.
 *
 * @param namespace of the run
 * @param run name of the run
 * @param runUid which of all runs of that name
 * @param identity what the run produces; runs that differ in it must never share topics
 * @param onDelete what becomes of the topics when the run is deleted
 * @param maker who makes them
 * @param topics their names
 * @param topicIds Kafka's ids of those that were made, by name; a topic with another id is not the
 *     run's
 */
public record TopicLedger(
    String namespace,
    String run,
    String runUid,
    String identity,
    OnDelete onDelete,
    TopicMaker maker,
    List<String> topics,
    Map<String, String> topicIds) {

  /** Takes copies. */
  public TopicLedger {
    topics = List.copyOf(topics);
    topicIds = new TreeMap<>(topicIds);
  }

  /**
   * The ledger of a run.
   *
   * @param topicIds of the topics that are there
   */
  public static TopicLedger of(PlannedRun run, TopicMaker maker, Map<String, String> topicIds) {
    return new TopicLedger(
        run.namespace(),
        run.name(),
        run.uid(),
        identity(run),
        run.plan().topics().onDelete(),
        maker,
        run.plan().topics().all().stream().map(TopicSpec::name).toList(),
        topicIds);
  }

  /** What a run produces, as text: equal texts mean that one may go on where the other ended. */
  public static String identity(PlannedRun run) {
    var producer = run.plan().producer();
    return String.format(
        Locale.ROOT,
        "%s, %s, %d lanes",
        producer.source().content(),
        producer.messages().map(m -> m + " messages").orElse("without end"),
        producer.lanes());
  }

  /**
   * Reads what {@link #toConfigMap} wrote.
   *
   * @throws dev.millrace.contract.InvalidInputException when it is something else
   */
  public static TopicLedger of(ConfigMap map) {
    return Env.read(TopicLedger.class, map.getData() == null ? Map.of() : map.getData());
  }

  /**
   * The object that holds it; nobody owns it, so it stays when the run goes.
   *
   * @param home the operator's own namespace
   */
  public ConfigMap toConfigMap(String home) {
    RunNames names = new RunNames(run);
    Map<String, String> objectLabels = ObjectLabels.ofRun(names);
    objectLabels.put(ObjectLabels.RUN_NAMESPACE, namespace);
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(names.topicLedger(namespace))
        .withNamespace(home)
        .withLabels(objectLabels)
        .endMetadata()
        .withData(Env.write(this))
        .build();
  }
}
