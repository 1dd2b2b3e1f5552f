package dev.millrace.local.topics;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What lies in a run's topics as one JSON object. */
public final class TopicsJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private TopicsJson() {}

  /**
   * Fields: {@code partitions[]} (topic, partition, first, end, next, in, dead; the last three only
   * where known), {@code deadLetters} with {@code total}, {@code complete}, {@code byReason} and
   * {@code first[]} (partition, offset, headers, bytes, beginning).
   */
  public static String of(List<PartitionState> partitions, DeadLetterBox dead) {
    ObjectNode root = JSON.createObjectNode();
    ArrayNode states = root.putArray("partitions");
    for (PartitionState p : partitions) {
      ObjectNode state = states.addObject();
      state.put("topic", p.topic());
      state.put("partition", p.partition());
      state.put("first", p.first());
      state.put("end", p.end());
      p.next().ifPresent(next -> state.put("next", next));
      p.in().ifPresent(in -> state.put("in", in));
      p.dead().ifPresent(letters -> state.put("dead", letters));
    }
    ObjectNode box = root.putObject("deadLetters");
    box.put("total", dead.size());
    box.put("complete", dead.complete());
    box.set("byReason", JSON.valueToTree(dead.byReason()));
    ArrayNode first = box.putArray("first");
    for (DeadLetter letter : dead.first()) {
      ObjectNode entry = first.addObject();
      entry.put("partition", letter.partition());
      entry.put("offset", letter.offset());
      entry.set("headers", JSON.valueToTree(letter.headers()));
      entry.put("bytes", letter.bytes());
      entry.put("beginning", letter.beginning());
    }
    return root.toPrettyString();
  }
}
