package dev.millrace.runtime.topics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** Tells topics that nobody has ever written to, whatever retention removed since. */
public final class UntouchedTopics {
  private final Admin admin;

  /** Asks through this client, which stays the caller's. */
  public UntouchedTopics(Admin admin) {
    this.admin = admin;
  }

  /** Whether nothing was ever written to the topic, which must be there. */
  public boolean contains(String topic) throws ExecutionException, InterruptedException {
    TopicDescription description =
        admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic);
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    description
        .partitions()
        .forEach(p -> ends.put(new TopicPartition(topic, p.partition()), OffsetSpec.latest()));
    return admin.listOffsets(ends).all().get().values().stream().allMatch(end -> end.offset() == 0);
  }
}
