package dev.millrace.enricher;

import dev.millrace.contract.event.Enrichment;
import dev.millrace.enricher.json.Event;
import dev.millrace.enricher.json.EventEnricher;
import dev.millrace.enricher.json.FieldWriter;
import dev.millrace.enricher.json.Labels;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The md5 of the value exactly as it came: tells equal messages, not a safeguard against forgers.
 */
final class HashEnricher implements EventEnricher {
  private final byte[] label = new Labels(Enrichment.Hash).of(0);
  private final MessageDigest digest;

  HashEnricher() {
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
