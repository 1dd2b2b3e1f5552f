package dev.millrace.local.topics;

import dev.millrace.contract.names.DeadLetterHeaders;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Dead letters that one stage gave up for one reason.
 *
 * @param stage id of the stage
 * @param reason name of the reason
 * @param count how many of those that were looked at
 * @param detail what the stage said of the first one, one sentence
 */
public record DeadLetterGroup(String stage, String reason, long count, String detail) {
  private record Key(String stage, String reason) {}

  /** Groups letters, the largest group first. */
  public static List<DeadLetterGroup> of(List<DeadLetter> letters) {
    Map<Key, DeadLetterGroup> groups = new LinkedHashMap<>();
    for (DeadLetter letter : letters) {
      Map<String, String> headers = letter.headers();
      Key key = new Key(headers.getOrDefault(DeadLetterHeaders.STAGE, "unknown"), letter.reason());
      groups.merge(
          key,
          new DeadLetterGroup(
              key.stage(), key.reason(), 1, headers.getOrDefault(DeadLetterHeaders.DETAIL, "")),
          (first, more) -> first.plusOne());
    }
    return groups.values().stream()
        .sorted(Comparator.comparingLong(DeadLetterGroup::count).reversed())
        .toList();
  }

  private DeadLetterGroup plusOne() {
    return new DeadLetterGroup(stage, reason, count + 1, detail);
  }
}
