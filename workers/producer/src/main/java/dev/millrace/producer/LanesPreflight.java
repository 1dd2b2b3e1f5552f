package dev.millrace.producer;

import dev.millrace.contract.Stage;
import dev.millrace.contract.names.RunNames;
import dev.millrace.contract.progress.OffsetMetadata;
import dev.millrace.runtime.progress.ProgressReader;
import dev.millrace.runtime.run.FatalStageException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** Asks Kafka whether a run's lanes are there and are what they should be. */
final class LanesPreflight {
  private LanesPreflight() {}

  /**
   * What was committed for each lane so far; fails with Kafka's exceptions while a topic is
   * missing.
   *
   * @throws FatalStageException when the lanes topic has another number of partitions
   */
  static Collection<OffsetMetadata> notes(Admin admin, RunNames names, int lanes)
      throws ExecutionException, InterruptedException {
    String topic = names.lanesTopic();
    int partitions =
        admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic).partitions().size();
    if (partitions != lanes) {
      throw new FatalStageException(
          String.format(
              Locale.ROOT,
              "topic %s has %d partitions, but this run has %d lanes; it belongs to another run",
              topic,
              partitions,
              lanes));
    }
    return new ProgressReader(admin).read(names, lanes).notes().get(Stage.PRODUCER).values();
  }
}
