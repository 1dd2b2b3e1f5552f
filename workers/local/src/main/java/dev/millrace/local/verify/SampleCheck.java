package dev.millrace.local.verify;

import dev.millrace.connector.api.MessageGenerator;
import dev.millrace.connector.reader.Row;
import dev.millrace.connector.reader.RunWarehouse;
import dev.millrace.connector.registry.Connectors;
import dev.millrace.crds.plan.PipelinePlan;
import dev.millrace.local.report.Check;
import dev.millrace.local.view.NumberFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Computes some messages anew from seed and id, and compares them with the warehouse's rows. */
public final class SampleCheck {
  private static final int MOST_DIFFERENCES = 5;
  private static final int MOST_CHARS = 60;

  private final ExpectedRows expected;
  private final PipelinePlan plan;
  private final RunWarehouse warehouse;
  private final List<String> differences = new ArrayList<>();
  private long different;

  private SampleCheck(PipelinePlan plan, MessageGenerator generator, RunWarehouse warehouse) {
    this.expected = new ExpectedRows(plan, generator);
    this.plan = plan;
    this.warehouse = warehouse;
  }

  /**
   * Compares.
   *
   * @param completed whether every message must have arrived
   * @param size how many messages, at least 1
   * @return what was found, first the result, then the first differences; skipped where the
   *     messages are not made from a seed
   */
  public static List<Check> of(
      PipelinePlan plan, RunWarehouse warehouse, boolean completed, int size) {
    Optional<MessageGenerator> generator =
        Connectors.all().generator(plan.producer().source(), plan.producer().lanes());
    if (generator.isEmpty()) {
      return List.of(
          new Check(
              Check.Result.SKIPPED, "no message was computed anew: only generated ones can be"));
    }
    Optional<Long> messages = plan.expectedMessages().filter(n -> completed);
    List<Long> ids =
        messages.map(n -> SampleIds.below(n, size)).orElseGet(() -> warehouse.someIds(size));
    return new SampleCheck(plan, generator.get(), warehouse).compare(ids);
  }

  private List<Check> compare(List<Long> ids) {
    Map<Long, List<Row>> found =
        warehouse.rows(ids, plan.sink().columns()).stream().collect(Collectors.groupingBy(Row::id));
    for (Long id : ids) {
      compare(id, expected.row(id), found.getOrDefault(id, List.of()));
    }
    List<Check> checks = new ArrayList<>();
    checks.add(
        new Check(
            different == 0 ? Check.Result.PASSED : Check.Result.FAILED,
            String.format(
                Locale.ROOT,
                "%s messages computed anew from seed and id, %s",
                NumberFormatter.count(ids.size()),
                different == 0
                    ? "all equal to their rows, column by column"
                    : NumberFormatter.count(different) + " of them differ from their rows")));
    differences.forEach(d -> checks.add(new Check(Check.Result.FAILED, d)));
    return checks;
  }

  private void compare(long id, Optional<Row> wanted, List<Row> rows) {
    if (rows.size() != (wanted.isPresent() ? 1 : 0)) {
      differ(
          String.format(
              Locale.ROOT,
              "id %d: %d rows, expected %s",
              id,
              rows.size(),
              wanted.isPresent() ? "1" : "none, a dead letter"));
      return;
    }
    if (wanted.isPresent() && !wanted.get().equals(rows.get(0))) {
      differ(String.format(Locale.ROOT, "id %d: %s", id, columns(wanted.get(), rows.get(0))));
    }
  }

  private static String columns(Row wanted, Row found) {
    TreeSet<String> names = new TreeSet<>(wanted.cells().keySet());
    names.addAll(found.cells().keySet());
    return names.stream()
        .filter(n -> !Objects.equals(wanted.cells().get(n), found.cells().get(n)))
        .map(
            n ->
                String.format(
                    Locale.ROOT,
                    "%s is %s, expected %s",
                    n,
                    shown(found.cells().get(n)),
                    shown(wanted.cells().get(n))))
        .collect(Collectors.joining("; "));
  }

  private static String shown(Object value) {
    String text = String.valueOf(value);
    return text.length() <= MOST_CHARS ? text : text.substring(0, MOST_CHARS) + "…";
  }

  private void differ(String difference) {
    different++;
    if (differences.size() < MOST_DIFFERENCES) {
      differences.add(difference);
    }
  }
}
