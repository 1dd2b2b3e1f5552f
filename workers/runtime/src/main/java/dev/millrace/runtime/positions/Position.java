package dev.millrace.runtime.positions;

import dev.millrace.contract.progress.OffsetMetadata;
import dev.millrace.contract.progress.PositionNote;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/**
 * How far a stage is in a partition.
 *
 * <p>Text form, as it is kept in the positions topic: {@code offset=12,epoch=3 } and the note;
 * without {@code epoch} where it is not known.
 *
 * @param offset of the next message; for a lane the sequence number of the next message
 * @param leaderEpoch of the last message, where it is known
 * @param note totals and what else belongs to the position
 */
public record Position(long offset, Optional<Integer> leaderEpoch, OffsetMetadata note) {
  /** Before the first message. */
  public static final Position BEGINNING = new Position(0, Optional.empty(), OffsetMetadata.ZERO);

  private static final Pattern FORM = Pattern.compile("offset=(\\d+)(?:,epoch=(\\d+))? (.*)");

  /** What was committed with a group. */
  public static Position of(OffsetAndMetadata committed) {
    return new Position(
        committed.offset(), committed.leaderEpoch(), OffsetMetadata.decode(committed.metadata()));
  }

  /** What is to be committed with a group. */
  public OffsetAndMetadata toOffset() {
    return new OffsetAndMetadata(offset, leaderEpoch, note.encode());
  }

  /** The text to keep. */
  public String encode() {
    String epoch = leaderEpoch.map(e -> ",epoch=" + e).orElse("");
    return "offset=" + offset + epoch + " " + note.encode();
  }

  /** Reads what {@link #encode} wrote; empty when the text is something else. */
  public static Optional<Position> decode(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    Optional<Integer> epoch = Optional.ofNullable(form.group(2)).map(Integer::valueOf);
    return Optional.of(
        new Position(Long.parseLong(form.group(1)), epoch, OffsetMetadata.decode(form.group(3))));
  }

  /** Kafka's id of the topic it belongs to; empty where an earlier version did not note it. */
  public Optional<String> topicId() {
    return Optional.ofNullable(note.more().get(PositionNote.TOPIC_ID));
  }

  /** The same place in this topic. */
  public Position in(String topicId) {
    return with(PositionNote.TOPIC_ID, topicId);
  }

  /** Another place with the same totals; so many offsets more were lost on the way. */
  Position movedTo(long other, long lost) {
    Position moved = new Position(other, Optional.empty(), note);
    return lost == 0
        ? moved
        : moved.with(PositionNote.LOST, Long.toString(PositionNote.lost(note) + lost));
  }

  private Position with(String key, String value) {
    Map<String, String> more = new HashMap<>(note.more());
    more.put(key, value);
    return new Position(offset, leaderEpoch, note.with(more));
  }
}
