package dev.millrace.runtime.positions;

import dev.millrace.contract.Stage;
import java.util.Arrays;
import java.util.Optional;

/**
 * Key of a position in the positions topic: {@code sink/3}.
 *
 * @param stage whose position it is
 * @param partition of the topic that the stage reads; for the producer the lane
 */
public record PositionKey(Stage stage, int partition) {
  /** The key's text. */
  public String encode() {
    return stage.id() + "/" + partition;
  }

  /** Reads a key; empty when it is not one of a position. */
  public static Optional<PositionKey> decode(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || !text.substring(slash + 1).matches("\\d{1,9}")) {
      return Optional.empty();
    }
    int partition = Integer.parseInt(text.substring(slash + 1));
    return Arrays.stream(Stage.values())
        .filter(stage -> stage.id().equals(text.substring(0, slash)))
        .findFirst()
        .map(stage -> new PositionKey(stage, partition));
  }
}
