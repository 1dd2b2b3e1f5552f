package dev.millrace.enricher.json;

import dev.millrace.contract.event.DeadLetterReason;
import java.util.List;
import java.util.Locale;

/**
 * Reads the bytes of one event: checks that they are one JSON object in well-formed UTF-8 and
 * nothing else, that no top-level name stands twice and that top-level fields keep their rules.
 * What nested values hold is checked for grammar only, for it is copied and never looked into.
 *
 * <p>When several things are wrong the verdict is the first of: ill-formed UTF-8 anywhere; the
 * first fault of grammar or depth; not an object; a name twice; a name that an enrichment takes; a
 * wrong type.
 *
 * <p>Not safe for use by several threads.
 */
public final class EventReader {
  private final List<FieldRule> rules;
  private final TypeCheck[][] checks;
  private final NameReader names;
  private final int textField;
  private final ValueScanner values = new ValueScanner();
  private final Event event = new Event();
  private MalformedException taken;
  private MalformedException wrongType;

  /**
   * A reader with rules.
   *
   * @param rules one a field; fields without a rule may hold anything
   * @param textField the field with a rule that {@link Event#text} gives
   */
  public EventReader(List<FieldRule> rules, String textField) {
    List<String> fields = rules.stream().map(FieldRule::name).toList();
    this.rules = List.copyOf(rules);
    this.checks =
        rules.stream()
            .map(rule -> rule.columns().stream().map(TypeCheck::new).toArray(TypeCheck[]::new))
            .toArray(TypeCheck[][]::new);
    this.names = new NameReader(fields);
    this.textField = fields.indexOf(textField);
  }

  /**
   * Reads an event.
   *
   * @param value the event's bytes
   * @return what was read, valid until the next call
   * @throws MalformedException when the value can never become an event
   */
  public Event read(byte[] value) throws MalformedException {
    names.begin();
    taken = null;
    wrongType = null;
    try {
      object(value);
    } catch (MalformedException e) {
      int fault =
          e.reason() == DeadLetterReason.InvalidUtf8 ? Utf8Check.NONE : Utf8Check.firstFault(value);
      throw fault == Utf8Check.NONE ? e : JsonSyntax.illFormed(fault);
    }
    if (names.duplicate() != null) {
      throw names.duplicate();
    }
    if (taken != null) {
      throw taken;
    }
    if (wrongType != null) {
      throw wrongType;
    }
    return event;
  }

  private void object(byte[] value) throws MalformedException {
    JsonSyntax json = new JsonSyntax(value);
    int open = json.space(json.byteOrderMark());
    if (json.at(open) == '{') {
      event.begin(value, open);
      int close = members(json, value, open);
      event.end(close);
      json.end(json.space(close + 1));
    } else {
      json.end(json.space(values.scan(json, open, 0)));
      throw new MalformedException(
          DeadLetterReason.NotAnObject, "expected an object, found " + values.kind().words());
    }
  }

  /** Reads all members; gives the index of the closing brace. */
  private int members(JsonSyntax json, byte[] value, int open) throws MalformedException {
    int at = json.space(open + 1);
    if (json.at(at) == '}') {
      return at;
    }
    while (true) {
      int field = names.read(json, value, at);
      int start = json.space(json.symbol(json.space(names.after()), ':'));
      int end = values.scan(json, start, 1);
      at = json.space(end);
      boolean last = json.at(at) == '}';
      if (!last && json.at(at) != ',') {
        throw json.unexpected(at, "',' or '}'");
      }
      event.hasMembers();
      if (field != FieldTable.NONE) {
        check(field, value, start, end);
      }
      if (last) {
        return at;
      }
      at = json.space(at + 1);
    }
  }

  /** Checks the value just scanned. */
  private void check(int field, byte[] value, int start, int end) {
    ValueKind kind = values.kind();
    if (taken == null && rules.get(field).taken()) {
      taken = nameTaken(rules.get(field).name());
    }
    for (TypeCheck check : checks[field]) {
      if (wrongType == null && !check.fits(kind, value, start, end)) {
        wrongType =
            new MalformedException(
                DeadLetterReason.WrongType, check.mismatch(kind, value, start, end));
      }
    }
    if (field == textField && kind == ValueKind.STRING) {
      event.foundText(start + 1, end - 1);
    }
  }

  private static MalformedException nameTaken(String name) {
    return new MalformedException(
        DeadLetterReason.FieldNameTaken,
        String.format(
                Locale.ROOT,
                "the event has the field %s itself, which an enrichment would write: set",
                name)
            + " spec.enricher.prefix");
  }
}
