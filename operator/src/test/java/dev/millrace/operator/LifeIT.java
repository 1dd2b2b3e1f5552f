package dev.millrace.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.contract.Stage;
import dev.millrace.contract.names.RunNames;
import dev.millrace.contract.progress.OffsetMetadata;
import dev.millrace.crds.api.ConditionType;
import dev.millrace.crds.api.Phase;
import dev.millrace.crds.api.PipelineRun;
import dev.millrace.crds.api.PipelineRunStatus;
import dev.millrace.crds.api.RunReport;
import dev.millrace.crds.apiserver.ApiServer;
import dev.millrace.crds.apiserver.ApiServerExtension;
import dev.millrace.embedded.EmbeddedKafka;
import dev.millrace.operator.chart.Chart;
import dev.millrace.operator.fixture.Notes;
import dev.millrace.operator.fixture.Runs;
import dev.millrace.operator.fixture.TestCluster;
import dev.millrace.operator.fixture.TestOperator;
import dev.millrace.operator.fixture.Waits;
import dev.millrace.operator.names.ObjectLabels;
import dev.millrace.operator.status.Conditions;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** How runs end: completed, expired, deleted; with the operator there and without it. */
@ExtendWith(ApiServerExtension.class)
class LifeIT {
  private static final String NAMESPACE = "life-it";
  private static TestCluster cluster;
  private static TestOperator operator;
  private static ApiServer server;

  @BeforeAll
  static void start(ApiServer apiServer, KubernetesClient client, @TempDir Path folder) {
    server = apiServer;
    cluster = TestCluster.start(client, NAMESPACE, folder);
    operator = new TestOperator(server, NAMESPACE);
  }

  @AfterAll
  static void stop() {
    operator.close();
    cluster.close();
  }

  @Test
  void aFiniteRunEndsVerifiedWithItsStagesStopped() {
    begin(Runs.onStrimzi("ends"), "ends");

    notes("ends").finish(4, 1000, 3);

    cluster.awaitPhase("ends", Phase.Completed);
    PipelineRun run = cluster.run("ends");
    assertThat(Conditions.holds(run.getStatus(), ConditionType.Verified)).isTrue();
    assertThat(run.getStatus().report())
        .extracting(
            RunReport::produced,
            RunReport::written,
            RunReport::deadLettered,
            RunReport::missing,
            RunReport::duplicates)
        .containsExactly(1000L, 997L, 3L, 0L, 0L);
    assertThat(run.getStatus().completionTime()).isNotNull();
    for (String stage : List.of("producer", "enricher", "sink")) {
      Waits.until(() -> cluster.deployment("ends-" + stage).getSpec().getReplicas() == 0);
    }
    Waits.until(() -> events("ends").containsAll(List.of("Completed", "Verified", "DeadLetters")));
  }

  @Test
  void lostEventsAreNotVerified() {
    begin(Runs.onStrimzi("loses"), "loses");

    notes("loses").finish(4, 990, 0);

    cluster.awaitPhase("loses", Phase.Completed);
    assertThat(Conditions.of(cluster.run("loses").getStatus(), ConditionType.Verified))
        .get()
        .satisfies(
            verified -> {
              assertThat(verified.getStatus()).isEqualTo("False");
              assertThat(verified.getMessage()).startsWith("10 missing, 0 too many");
            });
  }

  @Test
  void aFinishedRunIsDeletedWhenItsTimeIsOver() {
    begin(Runs.with(Runs.onStrimzi("expires"), "ttlSecondsAfterFinished: 1"), "expires");

    notes("expires").finish(4, 1000, 0);

    Waits.until(() -> cluster.run("expires") == null);
    awaitNothingLeft("expires");
  }

  @Test
  void topicsGoAfterThePods() {
    begin(Runs.onStrimzi("leaves"), "leaves");
    pod("leaves");

    delete("leaves");

    Waits.untilStill(() -> topics("leaves"));
    assertThat(topics("leaves")).as("while a pod is there").hasSize(5);
    cluster.client().pods().inNamespace(NAMESPACE).withName("leaves-pod").delete();
    awaitNothingLeft("leaves");
  }

  @Test
  void topicsOfARunDeletedWithoutTheOperatorGoWhenItIsBack() {
    begin(Runs.onStrimzi("alone"), "alone");
    operator.close();

    delete("alone");
    assertThat(cluster.run("alone")).as("nothing holds it up").isNull();

    operator = new TestOperator(server, NAMESPACE);
    awaitNothingLeft("alone");
  }

  @Test
  void keptTopicsAreTakenOverByTheNextRunOfTheSameSource() {
    String run = Runs.onStrimzi("keeps").replace("topics: {", "topics: {onDelete: Retain, ");
    begin(run, "keeps");
    delete("keeps");
    Waits.untilStill(() -> topics("keeps"));
    assertThat(topics("keeps")).hasSize(5);
    assertThat(ledger("keeps")).isNotNull();

    begin(run.replace("Retain", "Delete"), "keeps");
    assertThat(ledger("keeps").getData())
        .containsEntry("MILLRACE_RUN_UID", cluster.run("keeps").getMetadata().getUid());
    delete("keeps");
    awaitNothingLeft("keeps");
  }

  @Test
  void aRunThatReplacesOneOfItsNameBeginsAtZero() {
    String run = Runs.onAddress("anew", cluster.bootstrapServers());
    begin(run, "anew");
    notes("anew").write(Stage.SINK, 0, new OffsetMetadata(7, 0, Map.of()));
    Waits.until(() -> sinkIn("anew") == 7);
    String earlier = cluster.run("anew").getMetadata().getUid();

    // As kubectl replace --force does.
    delete("anew");
    cluster.create(run.replace("seed: 42", "seed: 43"));

    String later = cluster.run("anew").getMetadata().getUid();
    assertThat(later).isNotEqualTo(earlier);
    Set<Long> shown = new HashSet<>();
    Waits.until(
        () -> {
          shown.add(sinkIn("anew"));
          return Conditions.holds(cluster.run("anew").getStatus(), ConditionType.Ready);
        });
    assertThat(shown).as("nothing of the run before").isSubsetOf(0L, -1L);
    notes("anew").write(Stage.SINK, 0, new OffsetMetadata(3, 0, Map.of()));
    Waits.until(() -> sinkIn("anew") == 3);
  }

  /** What the sink has taken in by the status; -1 while there is none. */
  private static long sinkIn(String run) {
    return Optional.ofNullable(cluster.run(run).getStatus())
        .map(PipelineRunStatus::stages)
        .map(stages -> stages.get(stages.size() - 1).in())
        .orElse(-1L);
  }

  @Test
  void aLedgerOfAnotherOperatorDeletesNoTopicsOfALaterRun() {
    begin(Runs.onAddress("later", cluster.bootstrapServers()), "later");
    ConfigMap earlier = new ConfigMapBuilder(ledger("later")).build();
    earlier.getMetadata().setResourceVersion(null);
    earlier.getMetadata().setUid(null);
    delete("later");
    Waits.until(() -> ledger("later") == null);
    begin(
        Runs.with(Runs.onAddress("later", cluster.bootstrapServers()), "suspend: false"), "later");
    Set<String> topics = inKafka("later");

    earlier.getMetadata().setName("left-behind");
    cluster.client().resource(earlier).create();

    Waits.until(() -> configMap("left-behind") == null);
    assertThat(inKafka("later")).isEqualTo(topics);
  }

  @Test
  void ofTopicsWithoutARunOnlyThoseOfTheLedgerGo() throws Exception {
    begin(Runs.onAddress("mixed", cluster.bootstrapServers()), "mixed");
    operator.close();
    delete("mixed");
    cluster.admin().deleteTopics(List.of("mixed.raw")).all().get();
    Waits.until(() -> !inKafka("mixed").contains("mixed.raw"));
    cluster
        .admin()
        .createTopics(List.of(new NewTopic("mixed.raw", Optional.of(1), Optional.<Short>empty())))
        .all()
        .get();

    operator = new TestOperator(server, NAMESPACE);

    Waits.until(() -> ledger("mixed") == null);
    assertThat(inKafka("mixed")).as("the one that somebody else made").containsExactly("mixed.raw");
  }

  @Test
  void topicsOfAnotherKafkaGoThroughTheAdminApi() {
    begin(Runs.onAddress("outside", cluster.bootstrapServers()), "outside");
    assertThat(inKafka("outside")).hasSize(5);
    assertThat(topics("outside")).as("KafkaTopics").isEmpty();

    delete("outside");

    Waits.until(() -> inKafka("outside").isEmpty());
    Waits.until(() -> ledger("outside") == null);
  }

  @Test
  void aKafkaThatIsAwayHoldsUpNoDeletionAndTopicsGoWhenItIsBack(@TempDir Path folder) {
    EmbeddedKafka other = EmbeddedKafka.start(folder);
    int port = Integer.parseInt(other.bootstrapServers().split(":")[1]);
    try {
      begin(Runs.onAddress("awaits", other.bootstrapServers()), "awaits");
      other.close();

      delete("awaits");
      assertThat(ledger("awaits")).as("what is left to do").isNotNull();

      other = EmbeddedKafka.start(folder, port);
      Waits.until(() -> ledger("awaits") == null);
    } finally {
      other.close();
    }
  }

  private static void begin(String yaml, String name) {
    cluster.create(yaml);
    Waits.until(() -> Conditions.holds(cluster.run(name).getStatus(), ConditionType.Ready));
  }

  private static void delete(String run) {
    cluster.client().resources(PipelineRun.class).inNamespace(NAMESPACE).withName(run).delete();
    Waits.until(() -> cluster.run(run) == null);
    // No controller collects garbage here.
    cluster
        .client()
        .apps()
        .deployments()
        .inNamespace(NAMESPACE)
        .withLabel(ObjectLabels.RUN, run)
        .delete();
    cluster
        .client()
        .policy()
        .v1()
        .podDisruptionBudget()
        .inNamespace(NAMESPACE)
        .withLabel(ObjectLabels.RUN, run)
        .delete();
  }

  private static void pod(String run) {
    cluster
        .client()
        .resource(
            new PodBuilder()
                .withNewMetadata()
                .withName(run + "-pod")
                .withNamespace(NAMESPACE)
                .withLabels(ObjectLabels.ofRun(new RunNames(run)))
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("c")
                .withImage("i")
                .endContainer()
                .endSpec()
                .build())
        .create();
  }

  private static void awaitNothingLeft(String run) {
    Waits.until(() -> topics(run).isEmpty());
    Waits.until(() -> ledger(run) == null);
    Waits.until(() -> inKafka(run).isEmpty());
  }

  private static Notes notes(String run) {
    return new Notes(cluster.admin(), new RunNames(run));
  }

  private static ConfigMap ledger(String run) {
    return cluster
        .client()
        .configMaps()
        .inNamespace(Chart.NAMESPACE)
        .withName(new RunNames(run).topicLedger(NAMESPACE))
        .get();
  }

  private static ConfigMap configMap(String name) {
    return cluster.client().configMaps().inNamespace(Chart.NAMESPACE).withName(name).get();
  }

  private static Set<String> topics(String run) {
    return cluster
        .client()
        .resources(KafkaTopic.class)
        .inNamespace(NAMESPACE)
        .withLabel(ObjectLabels.RUN, run)
        .list()
        .getItems()
        .stream()
        .map(topic -> topic.getMetadata().getName())
        .collect(Collectors.toSet());
  }

  private static Set<String> inKafka(String run) {
    try {
      return cluster.admin().listTopics().names().get().stream()
          .filter(name -> name.startsWith(run + "."))
          .collect(Collectors.toSet());
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> events(String run) {
    return cluster.client().resources(Event.class).inNamespace(NAMESPACE).list().getItems().stream()
        .filter(event -> event.getRegarding().getName().equals(run))
        .map(Event::getReason)
        .toList();
  }
}
