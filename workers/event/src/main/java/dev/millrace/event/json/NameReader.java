package dev.millrace.event.json;

import dev.millrace.contract.event.DeadLetterReason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the names of an object's members, finds their fields, and notes when one stands twice.
 * Events of a run tend to have their fields in one order, so the field that came next in the event
 * before is tried first: one comparison then does for reading and finding.
 *
 * <p>Not safe for use by several threads.
 */
final class NameReader {
  private final FieldTable table;
  private final byte[][] quoted;
  private final boolean[] seen;
  private final NameSet others = new NameSet();

  /** For each field, and last for the beginning, the field that came after it most lately. */
  private final int[] followers;

  private int previous;
  private int after;
  private RejectedEventException duplicate;

  /** A reader that knows these fields, each by its place in the list. */
  NameReader(List<String> fields) {
    table = new FieldTable(fields);
    quoted =
        fields.stream()
            .map(name -> ('"' + name + '"').getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);
    seen = new boolean[quoted.length];
    followers = new int[quoted.length + 1];
    Arrays.fill(followers, FieldTable.NONE);
  }

  /** Begins an object. */
  void begin() {
    Arrays.fill(seen, false);
    others.clear();
    previous = quoted.length;
    duplicate = null;
  }

  /**
   * Reads a name.
   *
   * @param at index of its opening quote
   * @return its field, or {@link FieldTable#NONE}
   */
  int read(JsonSyntax json, byte[] value, int at) throws RejectedEventException {
    int guess = followers[previous];
    if (guess != FieldTable.NONE && stands(quoted[guess], value, at)) {
      after = at + quoted[guess].length;
      note(!seen[guess], value, at + 1, after - 1);
      seen[guess] = true;
      previous = guess;
      return guess;
    }
    after = json.string(at);
    if (!json.escaped()) {
      return find(value, at + 1, after - 1);
    }
    byte[] plain =
        CharText.of(value, at + 1, after - 1).toString().getBytes(StandardCharsets.UTF_8);
    return find(plain, 0, plain.length);
  }

  /** Index after the last name. */
  int after() {
    return after;
  }

  /** The verdict on the first name that stood twice, or null. */
  RejectedEventException duplicate() {
    return duplicate;
  }

  private int find(byte[] bytes, int from, int to) {
    int field = table.find(bytes, from, to);
    if (field == FieldTable.NONE) {
      note(others.add(bytes, from, to), bytes, from, to);
      return field;
    }
    note(!seen[field], bytes, from, to);
    seen[field] = true;
    followers[previous] = field;
    previous = field;
    return field;
  }

  private void note(boolean fresh, byte[] bytes, int from, int to) {
    if (!fresh && duplicate == null) {
      String name = ShownText.of(bytes, from, to);
      duplicate =
          new RejectedEventException(
              DeadLetterReason.DuplicateKey, "the key " + name + " stands twice");
    }
  }

  private static boolean stands(byte[] wanted, byte[] value, int at) {
    return at + wanted.length <= value.length
        && Arrays.equals(wanted, 0, wanted.length, value, at, at + wanted.length);
  }
}
