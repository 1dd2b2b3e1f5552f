package dev.millrace.local.output;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.local.report.Check;
import dev.millrace.local.topics.DeadLetterGroup;
import dev.millrace.local.view.RunView;
import dev.millrace.local.view.StageView;

/**
 * What a run tells programs: one JSON object a line.
 *
 * <ul>
 *   <li>{@code type} is {@code progress}, {@code message} or {@code result}.
 *   <li>Counts are messages since the run began, over restarts; rates are messages per second.
 *   <li>{@code total}, {@code totalExact} and {@code secondsLeft} are absent while not known.
 * </ul>
 */
public final class JsonLines {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonLines() {}

  /** A line of type {@code progress}. */
  public static String progress(RunView view) {
    ObjectNode line = line("progress");
    line.put("time", view.time().toString());
    line.put("run", view.run());
    line.put("phase", view.phase().id());
    view.goal()
        .ifPresent(goal -> line.put("total", goal.messages()).put("totalExact", goal.exact()));
    line.put("written", view.written());
    line.put("dead", view.dead());
    line.put("ratePerSecond", Math.round(view.ratePerSecond()));
    line.put("secondsElapsed", view.elapsed().toMillis() / 1000.0);
    view.left().ifPresent(left -> line.put("secondsLeft", left.toSeconds()));
    ArrayNode stages = line.putArray("stages");
    for (StageView stage : view.stages()) {
      ObjectNode entry = stages.addObject();
      entry.put("stage", stage.stage().id());
      entry.put("replicas", stage.replicas());
      entry.put("in", stage.in());
      entry.put("dead", stage.dead());
      entry.put("ratePerSecond", Math.round(stage.ratePerSecond()));
      entry.put("lag", stage.lag());
      entry.put("retries", stage.retries());
      entry.put("waiting", stage.waiting());
    }
    return line.toString();
  }

  /** A line of type {@code message}: a sentence for people. */
  public static String message(String sentence) {
    return line("message").put("message", sentence).toString();
  }

  /** A line of type {@code result}: the last one. */
  public static String result(RunSummary summary) {
    ObjectNode line = line("result");
    line.put("run", summary.run());
    line.put("exitCode", summary.exit().code());
    line.put("headline", summary.headline());
    line.put("produced", summary.produced());
    line.put("written", summary.written());
    line.put("dead", summary.dead());
    ArrayNode letters = line.putArray("deadLetters");
    for (DeadLetterGroup group : summary.deadLetters()) {
      ObjectNode entry = letters.addObject();
      entry.put("stage", group.stage());
      entry.put("reason", group.reason());
      entry.put("count", group.count());
      entry.put("detail", group.detail());
    }
    line.put("secondsElapsed", summary.elapsed().toMillis() / 1000.0);
    line.put("peakRssBytes", summary.peakRssBytes());
    line.put("warehouse", summary.warehouse());
    ArrayNode stages = line.putArray("stages");
    for (StageSummary stage : summary.stages()) {
      ObjectNode entry = stages.addObject();
      entry.put("stage", stage.stage().id());
      entry.put("in", stage.in());
      entry.put("dead", stage.dead());
      entry.put("averageRatePerSecond", Math.round(stage.averageRate()));
      entry.put("peakRatePerSecond", Math.round(stage.peakRate()));
      entry.put("secondsActive", stage.active().toMillis() / 1000.0);
    }
    line.set("checks", checks(summary.checks()));
    return line.toString();
  }

  /** The checks of a verification: {@code result} and {@code finding} of each. */
  public static ArrayNode checks(Iterable<Check> checks) {
    ArrayNode array = JSON.createArrayNode();
    for (Check check : checks) {
      array
          .addObject()
          .put("result", check.result().name().toLowerCase(java.util.Locale.ROOT))
          .put("finding", check.finding());
    }
    return array;
  }

  private static ObjectNode line(String type) {
    return JSON.createObjectNode().put("type", type);
  }
}
