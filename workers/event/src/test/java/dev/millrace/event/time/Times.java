package dev.millrace.event.time;

import dev.millrace.contract.event.TimeFormat;
import java.nio.charset.StandardCharsets;

/** Reads texts that stand between other bytes. */
final class Times {
  private Times() {}

  static long micros(TimeFormat format, String text) {
    byte[] bytes = ("0:" + text + "+0").getBytes(StandardCharsets.UTF_8);
    return TimeReader.of(format).micros(bytes, 2, bytes.length - 2);
  }
}
