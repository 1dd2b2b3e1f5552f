package dev.millrace.enricher.json;

import dev.millrace.contract.event.DeadLetterReason;
import dev.millrace.event.column.ColumnReader;
import dev.millrace.event.json.ByteOrderMark;
import dev.millrace.event.json.Member;
import dev.millrace.event.json.ObjectReader;
import dev.millrace.event.json.RejectedEventException;
import dev.millrace.event.json.ValueKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the bytes of one event and makes sure that its top-level fields keep their rules. What
 * nested values hold is checked for grammar only, for it is copied and never looked into.
 *
 * <p>When several things are wrong the verdict is the first of: those of {@link ObjectReader}; a
 * name that an enrichment takes; a wrong type.
 *
 * <p>Not safe for use by several threads.
 */
public final class EventReader {
  private final List<FieldRule> rules;
  private final ColumnReader[][] columns;
  private final ObjectReader objects;
  private final int textField;
  private final Event event = new Event();
  private Optional<RejectedEventException> taken = Optional.empty();
  private Optional<RejectedEventException> wrongType = Optional.empty();

  /**
   * A reader with rules.
   *
   * @param rules one a field; fields without a rule may hold anything
   * @param textField the field with a rule that {@link Event#text} gives
   */
  public EventReader(List<FieldRule> rules, String textField) {
    List<String> fields = rules.stream().map(FieldRule::name).toList();
    this.rules = List.copyOf(rules);
    this.columns =
        rules.stream()
            .map(
                rule -> rule.columns().stream().map(ColumnReader::new).toArray(ColumnReader[]::new))
            .toArray(ColumnReader[][]::new);
    this.objects = new ObjectReader(fields);
    this.textField = fields.indexOf(textField);
  }

  /**
   * Reads an event.
   *
   * @param value the event's bytes; null and empty are refused too
   * @return what was read, valid until the next call
   * @throws RejectedEventException when the value can never become an event
   */
  public Event read(byte[] value) throws RejectedEventException {
    taken = Optional.empty();
    wrongType = Optional.empty();
    event.begin(value);
    objects.read(value, value == null ? 0 : ByteOrderMark.length(value), this::check);
    event.end(objects.open(), objects.close(), !objects.isEmpty());
    Optional<RejectedEventException> refusal = taken.or(() -> wrongType);
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    return event;
  }

  private void check(int place, Member member) {
    if (place == ObjectReader.UNKNOWN) {
      return;
    }
    if (rules.get(place).taken() && taken.isEmpty()) {
      taken = Optional.of(nameTaken(rules.get(place).name()));
    }
    for (ColumnReader column : columns[place]) {
      if (!column.read(member) && wrongType.isEmpty()) {
        wrongType = Optional.of(column.mismatch(member));
      }
    }
    if (place == textField && member.kind() == ValueKind.STRING) {
      event.foundText(member.from() + 1, member.to() - 1);
    }
  }

  private static RejectedEventException nameTaken(String name) {
    return new RejectedEventException(
        DeadLetterReason.FieldNameTaken,
        String.format(
                Locale.ROOT,
                "the event has the field %s itself, which an enrichment would write: set",
                name)
            + " spec.enricher.prefix");
  }
}
