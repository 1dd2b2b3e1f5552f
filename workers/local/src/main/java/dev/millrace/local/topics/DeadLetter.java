package dev.millrace.local.topics;

import dev.millrace.contract.names.DeadLetterHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A message that could not be processed.
 *
 * @param partition of the dead-letter topic
 * @param offset in that partition
 * @param headers by name, in the order they were written
 * @param bytes how long the value is; for a value that was cut, what is left of it
 * @param beginning of the value as text, at most {@value #SHOWN_BYTES} bytes of it; bytes that are
 *     no text are shown as question marks; null when there is no value
 */
public record DeadLetter(
    int partition, long offset, Map<String, String> headers, int bytes, String beginning) {
  private static final int SHOWN_BYTES = 200;

  /** Takes a record of the dead-letter topic apart. */
  static DeadLetter of(ConsumerRecord<byte[], byte[]> record) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Header header : record.headers()) {
      headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
    }
    byte[] value = record.value();
    return new DeadLetter(
        record.partition(),
        record.offset(),
        headers,
        value == null ? 0 : value.length,
        value == null ? null : printable(value));
  }

  /** Name of the reason. */
  public String reason() {
    return headers.getOrDefault(DeadLetterHeaders.REASON, "unknown");
  }

  /** Control characters would reach the user's terminal, so they are shown as question marks. */
  private static String printable(byte[] value) {
    byte[] shown = Arrays.copyOf(value, Math.min(value.length, SHOWN_BYTES));
    return new String(shown, StandardCharsets.UTF_8)
        .replace('\uFFFD', '?')
        .replaceAll("\\p{Cntrl}", "?");
  }
}
