package dev.millrace.operator.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.contract.Stage;
import dev.millrace.contract.config.KafkaConnection;
import dev.millrace.contract.config.TopicSpec;
import dev.millrace.contract.names.RunNames;
import dev.millrace.contract.progress.LaneMetadataKeys;
import dev.millrace.contract.progress.OffsetMetadata;
import dev.millrace.embedded.EmbeddedKafka;
import dev.millrace.operator.fixture.Notes;
import dev.millrace.operator.fixture.Waits;
import dev.millrace.operator.kafka.KafkaMonitorRequest.TopicTask;
import dev.millrace.operator.names.RunKey;
import dev.millrace.runtime.kafka.KafkaClients;
import dev.millrace.runtime.progress.RunProgress;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The desk against a real Kafka, and against one that is not there. */
class KafkaMonitorsIT {
  /** Nothing listens on the discard port. */
  private static final KafkaConnection NOWHERE = new KafkaConnection("127.0.0.1:9", Map.of());

  private static EmbeddedKafka kafka;
  private static KafkaConnection connection;
  private static Admin admin;

  private final Set<ResourceID> told = ConcurrentHashMap.newKeySet();
  private final KafkaMonitors desk =
      new KafkaMonitors(
          Duration.ofMillis(500), KafkaMonitorsIT::client, told::add, Clock.systemUTC());

  @BeforeAll
  static void start(@TempDir Path folder) {
    kafka = EmbeddedKafka.start(folder);
    connection = new KafkaConnection(kafka.bootstrapServers(), Map.of());
    admin = client(connection);
  }

  @AfterAll
  static void stop() {
    admin.close();
    kafka.close();
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void looksMakesGrowsReadsAndDeletes() {
    RunKey run = key("all");
    desk.ask(run, wish("all", 2, TopicTask.LOOK));
    Waits.until(() -> desk.view(run).topics().filter(Map::isEmpty).isPresent());

    desk.ask(run, wish("all", 2, TopicTask.MAKE));
    Waits.until(() -> partitions(run, "all.raw") == 2);
    desk.ask(run, wish("all", 4, TopicTask.MAKE));
    Waits.until(() -> partitions(run, "all.raw") == 4);

    Notes notes = new Notes(admin, new RunNames("all"));
    notes.write(Stage.PRODUCER, 0, new OffsetMetadata(5, 0, Map.of(LaneMetadataKeys.DONE, "true")));
    notes.write(Stage.ENRICHER, 0, new OffsetMetadata(5, 1, Map.of()));
    notes.write(Stage.SINK, 0, new OffsetMetadata(4, 0, Map.of()));
    Waits.until(() -> desk.view(run).progress().filter(RunProgress::completed).isPresent());
    assertThat(desk.view(run).progress().get().dead()).isEqualTo(1);
    assertThat(told).contains(run.name());

    desk.ask(run, wish("all", 4, ids(desk.view(run)), TopicTask.DELETE));
    Waits.until(() -> desk.view(run).topics().get().isEmpty());
  }

  @Test
  void aTopicWithAnotherIdIsNeitherChangedNorDeleted() {
    RunKey run = key("other");
    desk.ask(run, wish("other", 2, TopicTask.MAKE));
    Waits.until(() -> partitions(run, "other.raw") == 2);
    Map<String, String> own = ids(desk.view(run));
    own.put("other.raw", Uuid.randomUuid().toString());

    desk.ask(run, wish("other", 4, own, TopicTask.MAKE));
    desk.ask(run, wish("other", 4, own, TopicTask.DELETE));

    Waits.until(() -> desk.view(run).topics().get().keySet().equals(Set.of("other.raw")));
    assertThat(partitions(run, "other.raw")).isEqualTo(2);
  }

  @Test
  void aLaterRunOfTheSameNameDoesNotSeeTheEarlierOnesFigures() {
    RunKey earlier = key("twice");
    desk.ask(earlier, wish("twice", 1, TopicTask.MAKE));
    Waits.until(() -> partitions(earlier, "twice.processed") == 1);
    new Notes(admin, new RunNames("twice"))
        .write(Stage.SINK, 0, new OffsetMetadata(4, 0, Map.of()));
    Waits.until(
        () ->
            desk.view(earlier).progress().filter(p -> p.totals(Stage.SINK).in() == 4).isPresent());

    RunKey later = new RunKey(earlier.name(), "another uid");
    assertThat(desk.view(later)).isEqualTo(KafkaSnapshot.NOTHING);
    assertThat(desk.connection(later)).isEmpty();
    desk.ask(later, wish("twice", 1, TopicTask.LOOK));
    assertThat(desk.view(earlier)).isEqualTo(KafkaSnapshot.NOTHING);
    assertThat(desk.connections()).isEqualTo(1);
  }

  @Test
  void aNewRunDoesNotFindOffsetsOfAnEarlierOne() throws Exception {
    RunNames names = new RunNames("again");
    admin.createTopics(List.of(new NewTopic("stays", 1, (short) 1))).all().get();
    admin
        .alterConsumerGroupOffsets(
            names.group(Stage.PRODUCER),
            Map.of(new TopicPartition("stays", 0), new OffsetAndMetadata(5)))
        .all()
        .get();

    RunKey run = key("again");
    desk.ask(run, wish("again", 1, TopicTask.LOOK));
    Waits.until(() -> desk.view(run).topics().filter(Map::isEmpty).isPresent());

    assertThat(
            admin
                .listConsumerGroupOffsets(names.group(Stage.PRODUCER))
                .partitionsToOffsetAndMetadata()
                .get())
        .isEmpty();
  }

  @Test
  void whatKafkaRefusesIsSaid() {
    RunKey run = key("refused");
    TopicSpec threefold = new TopicSpec("refused.raw", 1, 1, (short) 3, Map.of());
    desk.ask(
        run,
        new KafkaMonitorRequest(
            connection,
            new RunNames("refused"),
            1,
            List.of(threefold),
            Map.of(),
            TopicTask.MAKE,
            true));

    Waits.until(() -> !desk.view(run).topicsProblem().isEmpty());

    assertThat(desk.view(run).topicsProblem()).contains("eplication factor");
    assertThat(desk.view(run).outage()).isEmpty();
  }

  @Test
  void aKafkaThatIsNotThereHoldsUpNobodyElse() {
    RunKey lost = key("lost");
    RunKey fine = key("fine");
    desk.ask(lost, wish("lost", 1, TopicTask.LOOK).reaching(NOWHERE));
    desk.ask(fine, wish("fine", 1, TopicTask.LOOK));

    Waits.until(() -> desk.view(fine).topics().isPresent());
    Waits.until(() -> desk.view(lost).outage().isPresent());

    assertThat(desk.view(fine).outage()).isEmpty();
    assertThat(desk.view(lost).topics()).isEmpty();
  }

  @Test
  void oneClientServesAllRunsThatReachKafkaInOneWay() {
    RunKey one = key("one");
    RunKey two = key("two");
    desk.ask(one, wish("one", 1, TopicTask.LOOK));
    desk.ask(two, wish("two", 1, TopicTask.LOOK));
    assertThat(desk.connections()).isEqualTo(1);

    desk.forget(one.name());
    assertThat(desk.connections()).isEqualTo(1);
    desk.forget(two.name());
    assertThat(desk.connections()).isZero();
    assertThat(desk.view(two)).isEqualTo(KafkaSnapshot.NOTHING);
  }

  private static RunKey key(String run) {
    return new RunKey(new ResourceID(run, "ns"), "uid of " + run);
  }

  private int partitions(RunKey run, String topic) {
    LiveTopic live = desk.view(run).topics().orElse(Map.of()).get(topic);
    return live == null ? 0 : live.partitions();
  }

  private static Map<String, String> ids(KafkaSnapshot view) {
    Map<String, String> ids = new TreeMap<>();
    view.topics().orElseThrow().forEach((name, topic) -> ids.put(name, topic.id()));
    return ids;
  }

  private static KafkaMonitorRequest wish(String run, int partitions, TopicTask task) {
    return wish(run, partitions, Map.of(), task);
  }

  private static KafkaMonitorRequest wish(
      String run, int partitions, Map<String, String> own, TopicTask task) {
    RunNames names = new RunNames(run);
    List<TopicSpec> topics =
        List.of(
            new TopicSpec(names.rawTopic(), partitions, partitions, (short) 1, Map.of()),
            new TopicSpec(names.processedTopic(), 1, 1, (short) 1, Map.of()),
            new TopicSpec(names.lanesTopic(), 1, 1, (short) 1, Map.of()));
    return new KafkaMonitorRequest(connection, names, 1, topics, own, task, true);
  }

  private static Admin client(KafkaConnection to) {
    return new KafkaClients(to, "test").admin();
  }
}
