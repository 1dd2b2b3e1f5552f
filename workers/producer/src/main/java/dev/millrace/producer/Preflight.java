package dev.millrace.producer;

import dev.millrace.contract.Stage;
import dev.millrace.contract.names.RunNames;
import dev.millrace.contract.progress.OffsetNote;
import dev.millrace.runtime.kafka.MessageLimit;
import dev.millrace.runtime.progress.ProgressReader;
import dev.millrace.runtime.run.FatalStageException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/**
 * What a producer has to know of Kafka before it begins.
 *
 * @param limit what the raw topic takes
 * @param notes what was committed for each lane so far
 */
record Preflight(MessageLimit limit, Collection<OffsetNote> notes) {
  /**
   * Asks Kafka; fails with its exceptions as long as a topic is missing.
   *
   * @throws FatalStageException when the lanes topic has another number of partitions
   */
  static Preflight read(Admin admin, RunNames names, int lanes)
      throws ExecutionException, InterruptedException {
    String topic = names.lanesTopic();
    int partitions =
        admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic).partitions().size();
    if (partitions != lanes) {
      throw new FatalStageException(
          "topic %s has %d partitions, but this run has %d lanes; it belongs to another run"
              .formatted(topic, partitions, lanes));
    }
    return new Preflight(
        MessageLimit.read(admin, names.rawTopic()),
        new ProgressReader(admin).read(names, lanes).notes().get(Stage.PRODUCER).values());
  }
}
