package dev.millrace.local.topics;

import dev.millrace.local.view.NumberFormatter;
import dev.millrace.local.view.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What lies in a run's topics as lines for people. */
public final class TopicsText {
  private TopicsText() {}

  /** The partitions, then the dead letters by reason, then those that were asked for. */
  public static List<String> of(List<PartitionState> partitions, DeadLetterBox dead) {
    TextTable table =
        TextTable.aligned("lrrrrrr")
            .row("topic", "partition", "first", "end", "read to", "in", "dead");
    String topic = "";
    for (PartitionState p : partitions) {
      table.row(
          p.topic().equals(topic) ? "" : p.topic(),
          String.valueOf(p.partition()),
          NumberFormatter.count(p.first()),
          NumberFormatter.count(p.end()),
          count(p.next()),
          count(p.in()),
          count(p.dead()));
      topic = p.topic();
    }
    List<String> lines = new ArrayList<>(table.lines(""));
    lines.add("");
    lines.add(
        "dead letters: "
            + NumberFormatter.count(dead.size())
            + (dead.complete() ? "" : " and more"));
    TextTable reasons = TextTable.aligned("lr");
    for (Map.Entry<String, Long> reason : dead.byReason().entrySet()) {
      reasons.row(reason.getKey(), NumberFormatter.count(reason.getValue()));
    }
    lines.addAll(reasons.lines("  "));
    dead.first().forEach(letter -> letter(letter, lines));
    return lines;
  }

  private static void letter(DeadLetter letter, List<String> lines) {
    lines.add("");
    lines.add(
        String.format(Locale.ROOT, "partition %d offset %d", letter.partition(), letter.offset()));
    letter.headers().forEach((name, value) -> lines.add("  " + name + ": " + value));
    String beginning = letter.beginning() == null ? "none" : letter.beginning();
    lines.add(
        String.format(
            Locale.ROOT,
            "  value, %s bytes: %s",
            NumberFormatter.count(letter.bytes()),
            beginning));
  }

  private static String count(Optional<Long> number) {
    return number.map(NumberFormatter::count).orElse("-");
  }
}
