package dev.millrace.runtime.positions;

import dev.millrace.contract.Stage;
import dev.millrace.contract.names.RunNames;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Makes the records that keep a stage's positions where nothing expires. They are sent in the same
 * transaction that commits the offsets, so that both always say the same.
 *
 * @param topic the positions topic
 * @param stage whose positions they are
 */
public record DurablePositionsWriter(String topic, Stage stage) {
  /** The writer of a stage. */
  public static DurablePositionsWriter of(RunNames names, Stage stage) {
    return new DurablePositionsWriter(names.positionsTopic(), stage);
  }

  /** One record for each offset. */
  public List<ProducerRecord<byte[], byte[]>> records(
      Map<TopicPartition, OffsetAndMetadata> offsets) {
    return offsets.entrySet().stream()
        .map(e -> record(e.getKey().partition(), Position.of(e.getValue())))
        .toList();
  }

  private ProducerRecord<byte[], byte[]> record(int partition, Position position) {
    return new ProducerRecord<>(
        topic, 0, bytes(new PositionKey(stage, partition).encode()), bytes(position.encode()));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
