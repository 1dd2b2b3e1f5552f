package dev.millrace.runtime.kafka;

import dev.millrace.contract.Stage;
import dev.millrace.contract.event.DeadLetterReason;
import dev.millrace.contract.names.DeadLetterHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Makes records of the dead-letter topic. */
public final class DeadLetters {
  /** Bytes kept, at most, of a value that is too large to be kept whole. */
  public static final int CUT_BYTES = 64 << 10;

  /** No dead letter's headers take more. */
  public static final int HEADER_BYTES = 4 << 10;

  private static final int MAX_DETAIL_CHARS = 500;

  private final String topic;
  private final Stage stage;
  private final long maxPayloadBytes;

  /**
   * Dead letters of a stage.
   *
   * @param maxPayloadBytes of key and value together: when they are longer, the value is cut to
   *     {@link #CUT_BYTES} or to what the key leaves, its size is in a header, and a key that
   *     leaves nothing is left out
   */
  public DeadLetters(String topic, Stage stage, long maxPayloadBytes) {
    this.topic = topic;
    this.stage = stage;
    this.maxPayloadBytes = maxPayloadBytes;
  }

  /** Dead letters of a stage, kept whole as far as the dead-letter topic takes them. */
  public DeadLetters(MessageLimit limit, Stage stage) {
    this(limit.topic(), stage, limit.payload() - HEADER_BYTES);
  }

  /** A record that was consumed and cannot be processed. */
  public ProducerRecord<byte[], byte[]> of(
      ConsumerRecord<byte[], byte[]> record, DeadLetterReason reason, String detail) {
    return of(
        record.key(),
        record.value(),
        reason,
        detail,
        record.topic(),
        record.partition(),
        record.offset());
  }

  /** A message from any source. */
  public ProducerRecord<byte[], byte[]> of(
      byte[] key,
      byte[] value,
      DeadLetterReason reason,
      String detail,
      String source,
      int partition,
      long offset) {
    long size = value == null ? 0 : value.length;
    return of(key, value, size, reason, detail, source, partition, offset);
  }

  /** A message of which only the beginning may be at hand; {@code size} is its whole size. */
  public ProducerRecord<byte[], byte[]> of(
      byte[] key,
      byte[] value,
      long size,
      DeadLetterReason reason,
      String detail,
      String source,
      int partition,
      long offset) {
    Headers headers = new RecordHeaders();
    add(headers, DeadLetterHeaders.STAGE, stage.id());
    add(headers, DeadLetterHeaders.REASON, reason.name());
    add(headers, DeadLetterHeaders.DETAIL, cut(detail));
    add(headers, DeadLetterHeaders.SOURCE, source);
    add(headers, DeadLetterHeaders.PARTITION, Integer.toString(partition));
    add(headers, DeadLetterHeaders.OFFSET, Long.toString(offset));
    byte[] keptKey = key != null && key.length > maxPayloadBytes ? null : key;
    byte[] kept = value;
    long room = maxPayloadBytes - (keptKey == null ? 0 : keptKey.length);
    if (value != null && (value.length > room || size > value.length)) {
      kept = Arrays.copyOf(value, (int) Math.min(value.length, Math.min(room, CUT_BYTES)));
      add(headers, DeadLetterHeaders.ORIGINAL_SIZE, Long.toString(size));
    }
    return new ProducerRecord<>(topic, null, keptKey, kept, headers);
  }

  private static String cut(String detail) {
    return detail.length() <= MAX_DETAIL_CHARS ? detail : detail.substring(0, MAX_DETAIL_CHARS);
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
