package dev.millrace.runtime.kafka;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A static member of a group. One that was killed and comes back under its name takes its
 * partitions over at once instead of waiting for the session of its former self to run out; one
 * that is closed leaves the group, which static members do not do by themselves, so that others go
 * on at once.
 */
final class GroupMember extends KafkaConsumer<byte[], byte[]> {
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

  GroupMember(Map<String, Object> config) {
    super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public void close() {
    close(
        CloseOptions.timeout(CLOSE_TIMEOUT)
            .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
  }
}
