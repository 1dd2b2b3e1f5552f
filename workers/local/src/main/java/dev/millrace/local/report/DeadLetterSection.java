package dev.millrace.local.report;

import dev.millrace.contract.event.DeadLetterReason;
import dev.millrace.local.report.page.Bars;
import dev.millrace.local.report.page.FigureList;
import dev.millrace.local.report.page.Markup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Why messages ended in the dead-letter topic. */
final class DeadLetterSection {
  private DeadLetterSection() {}

  static void draw(Markup page, RunTotals totals) {
    if (totals.deadLettered() == 0) {
      return;
    }
    page.element("h2", "Dead letters");
    new Bars(
            "By reason",
            "Each one is in the dead-letter topic as it came, its reason in the headers.",
            "Reason",
            rows(totals),
            "negative")
        .draw(page);
  }

  private static List<Bars.Row> rows(RunTotals totals) {
    List<Bars.Row> rows = new ArrayList<>();
    totals.deadByReason().entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(entry -> rows.add(row(words(entry.getKey()), entry.getValue(), totals)));
    long named = totals.deadByReason().values().stream().mapToLong(Long::longValue).sum();
    if (named < totals.deadLettered()) {
      rows.add(row("Reason not known", totals.deadLettered() - named, totals));
    }
    return rows;
  }

  private static Bars.Row row(String name, long count, RunTotals totals) {
    return new Bars.Row(name, count, FigureList.share(count, totals.deadLettered()));
  }

  private static String words(String reason) {
    for (DeadLetterReason known : DeadLetterReason.values()) {
      if (known.name().equals(reason)) {
        return reason + ": " + meaning(known);
      }
    }
    return reason;
  }

  private static String meaning(DeadLetterReason reason) {
    return switch (reason) {
      case NullValue -> "the record has no value";
      case EmptyValue -> "the value has no bytes";
      case InvalidUtf8 -> "the value is not UTF-8 text";
      case InvalidJson -> "the value is not JSON";
      case NotAnObject -> "the value is JSON but not an object";
      case DuplicateKey -> "a key stands twice in the object";
      case TooDeep -> "objects or lists nested too deep";
      case FieldNameTaken -> "the event has a field itself that an enrichment would write";
      case WrongType -> "a field has a value of another type than its column";
      case TooLarge -> "larger than the topic or the warehouse takes";
      case RowRefused -> "the warehouse refused the row";
    };
  }
}
