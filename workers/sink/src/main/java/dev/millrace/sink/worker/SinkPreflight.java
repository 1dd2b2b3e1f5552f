package dev.millrace.sink.worker;

import dev.millrace.connector.warehouse.Origin;
import dev.millrace.contract.names.RunNames;
import dev.millrace.runtime.kafka.MessageLimit;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/**
 * What a sink has to know of Kafka before it begins.
 *
 * @param origin where its rows come from
 * @param deadLetterLimit what the dead-letter topic takes
 */
public record SinkPreflight(Origin origin, MessageLimit deadLetterLimit) {
  /** Asks Kafka; fails with its exceptions as long as a topic is missing. */
  public static SinkPreflight read(Admin admin, RunNames names)
      throws ExecutionException, InterruptedException {
    String topic = names.processedTopic();
    String id =
        admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic).topicId().toString();
    return new SinkPreflight(
        new Origin(names.run(), topic, id), MessageLimit.read(admin, names.deadLetterTopic()));
  }
}
