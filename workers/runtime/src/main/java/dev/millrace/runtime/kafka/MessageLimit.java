package dev.millrace.runtime.kafka;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/**
 * How large a message a topic takes, uncompressed. The broker compares the compressed batch, so
 * this refuses a few messages that would just fit after compression, but says so before sending
 * instead of failing a transaction again and again.
 *
 * @param topic the topic
 * @param bytes its {@code max.message.bytes}, at most {@link KafkaClients#MAX_REQUEST_BYTES}
 */
public record MessageLimit(String topic, int bytes) {
  /**
   * Upper bound of what a batch of one record adds to its key and value: 61 bytes of batch header
   * and at most 5 bytes for each of the record's variable-length numbers
   * (https://kafka.apache.org/documentation/#recordbatch).
   */
  private static final int OVERHEAD_BYTES = 61 + 35;

  /** What compression adds to bytes it cannot compress: a frame, and a few bytes a block. */
  private static final int FRAME_BYTES = 64;

  private static final int BYTES_PER_BLOCK_BYTE = 1024;

  /** Largest key and value together. */
  public long payload() {
    return Math.max(0, (long) bytes - OVERHEAD_BYTES - FRAME_BYTES - bytes / BYTES_PER_BLOCK_BYTE);
  }

  /** Whether a message without headers fits. */
  public boolean takes(byte[] key, byte[] value) {
    long size = (key == null ? 0 : key.length) + (value == null ? 0L : value.length);
    return size <= payload();
  }

  /** Asks Kafka. */
  public static MessageLimit read(Admin admin, String topic)
      throws ExecutionException, InterruptedException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Map<ConfigResource, Config> configs = admin.describeConfigs(List.of(resource)).all().get();
    ConfigEntry entry = configs.get(resource).get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
    int bytes = Math.min(Integer.parseInt(entry.value()), KafkaClients.MAX_REQUEST_BYTES);
    return new MessageLimit(topic, bytes);
  }
}
