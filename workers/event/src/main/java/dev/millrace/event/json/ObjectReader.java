package dev.millrace.event.json;

import dev.millrace.contract.event.DeadLetterReason;
import dev.millrace.event.bytes.Utf8Check;
import java.util.List;

/**
 * Reads the bytes of one event: makes sure that they are one JSON object in well-formed UTF-8 and
 * nothing else and that no top-level name stands twice, and shows each member. What nested values
 * hold is checked for grammar only.
 *
 * <p>When several things are wrong the verdict is the first of: ill-formed UTF-8 anywhere; the
 * first fault of grammar or depth; not an object; a name twice. What a {@link MemberListener} finds
 * wrong comes after all of these.
 *
 * <p>Not safe for use by several threads.
 */
public final class ObjectReader {
  /** The place of a member whose name is not among the known ones. */
  public static final int UNKNOWN = FieldTable.NONE;

  /** Objects and arrays inside one another, the outermost counted. */
  public static final int MAX_DEPTH = ValueScanner.MAX_DEPTH;

  /** Is shown the members of an object in their order, before it is known that all is well. */
  public interface MemberListener {
    /**
     * A member.
     *
     * @param place of its name among the known ones, or {@link #UNKNOWN}
     * @param member valid until this returns
     */
    void member(int place, Member member);
  }

  private final NameReader names;
  private final ValueScanner values = new ValueScanner();
  private final Member member = new Member();
  private int open;
  private int close;
  private boolean empty;

  /** A reader that knows these names, each by its place in the list; names must differ. */
  public ObjectReader(List<String> names) {
    this.names = new NameReader(names);
  }

  /**
   * Reads an event.
   *
   * @param value the event's bytes; null and empty are refused too
   * @param start where its text begins
   * @throws RejectedEventException when the value can never become an event
   */
  public void read(byte[] value, int start, MemberListener listener) throws RejectedEventException {
    if (value == null) {
      throw new RejectedEventException(DeadLetterReason.NullValue, "the record has no value");
    }
    if (value.length == 0) {
      throw new RejectedEventException(DeadLetterReason.EmptyValue, "the value has no bytes");
    }
    names.begin();
    try {
      object(value, start, listener);
    } catch (RejectedEventException e) {
      int fault =
          e.reason() == DeadLetterReason.InvalidUtf8 ? Utf8Check.NONE : Utf8Check.firstFault(value);
      throw fault == Utf8Check.NONE ? e : JsonSyntax.illFormed(fault);
    }
    if (names.duplicate() != null) {
      throw names.duplicate();
    }
  }

  /** Index of the object's opening brace. */
  public int open() {
    return open;
  }

  /** Index of the object's closing brace. */
  public int close() {
    return close;
  }

  /** Whether the object has no members. */
  public boolean isEmpty() {
    return empty;
  }

  private void object(byte[] value, int start, MemberListener listener)
      throws RejectedEventException {
    JsonSyntax json = new JsonSyntax(value);
    open = json.space(start);
    if (json.at(open) == '{') {
      close = members(json, value, listener);
      json.end(json.space(close + 1));
    } else {
      json.end(json.space(values.scan(json, open, 0)));
      throw new RejectedEventException(
          DeadLetterReason.NotAnObject, "expected an object, found " + values.kind().words());
    }
  }

  /** Reads all members; gives the index of the closing brace. */
  private int members(JsonSyntax json, byte[] value, MemberListener listener)
      throws RejectedEventException {
    int at = json.space(open + 1);
    empty = json.at(at) == '}';
    boolean last = empty;
    while (!last) {
      int place = names.read(json, value, at);
      member.name(value, at, names.after());
      int start = json.space(json.symbol(json.space(names.after()), ':'));
      int end = values.scan(json, start, 1);
      member.value(start, end, values.kind(), isEscaped(json));
      at = json.space(end);
      last = json.at(at) == '}';
      if (!last && json.at(at) != ',') {
        throw json.unexpected(at, "',' or '}'");
      }
      listener.member(place, member);
      if (!last) {
        at = json.space(at + 1);
      }
    }
    return at;
  }

  /** Whether the value just scanned is a string with escapes. */
  private boolean isEscaped(JsonSyntax json) {
    return values.kind() == ValueKind.STRING && json.escaped();
  }
}
