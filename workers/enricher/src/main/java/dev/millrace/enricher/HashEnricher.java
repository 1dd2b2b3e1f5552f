package dev.millrace.enricher;

import dev.millrace.contract.event.Column;
import dev.millrace.enricher.json.Event;
import dev.millrace.enricher.json.EventEnricher;
import dev.millrace.enricher.json.FieldNameBytes;
import dev.millrace.event.json.FieldWriter;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * The md5 of the value exactly as it came: tells equal messages, not a safeguard against forgers.
 */
final class HashEnricher implements EventEnricher {
  private final byte[] label;
  private final MessageDigest digest;

  HashEnricher(List<Column> columns) {
    label = new FieldNameBytes(columns).of(0);
    try {
      digest = MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }

  @Override
  public void enrich(Event event, FieldWriter into) {
    into.field(label).hex(digest.digest(event.raw()));
  }
}
