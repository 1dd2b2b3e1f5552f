package dev.millrace.operator.golden;

import dev.millrace.contract.Stage;
import dev.millrace.contract.progress.LaneMetadataKeys;
import dev.millrace.contract.progress.OffsetMetadata;
import dev.millrace.contract.progress.SinkMetadataKeys;
import dev.millrace.operator.golden.LookFile.ShortTotals;
import dev.millrace.operator.golden.LookFile.ShortView;
import dev.millrace.operator.kafka.KafkaSnapshot;
import dev.millrace.operator.kafka.LiveTopic;
import dev.millrace.runtime.progress.RunProgress;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** A view of Kafka from its short form. */
final class ShortViews {
  private ShortViews() {}

  static KafkaSnapshot toView(ShortView view) {
    Map<Stage, Long> rates = new EnumMap<>(Stage.class);
    Objects.requireNonNullElse(view.rates(), Map.<String, Long>of())
        .forEach((stage, rate) -> rates.put(stage(stage), rate));
    return new KafkaSnapshot(
        Optional.ofNullable(view.topics()).map(ShortViews::topics),
        Objects.requireNonNullElse(view.problem(), ""),
        Optional.ofNullable(view.progress()).map(p -> progress(view)),
        Optional.empty(),
        Objects.requireNonNullElse(view.over(), true),
        rates,
        rates.getOrDefault(Stage.SINK, 0L),
        Objects.requireNonNullElse(view.retentionRisk(), ""),
        Optional.ofNullable(view.outage())
            .map(o -> new KafkaSnapshot.Outage(Instant.parse(o.since()), o.message())));
  }

  /**
   * A topic that does not say otherwise, as {@code 5 of id full}, has the id that its name makes.
   */
  private static Map<String, LiveTopic> topics(Map<String, String> shorts) {
    Map<String, LiveTopic> topics = new TreeMap<>();
    shorts.forEach(
        (name, text) -> {
          String[] parts = text.split(" of ");
          String id = parts.length > 1 ? parts[1].replace(" full", "") : "id-of-" + name;
          topics.put(name, new LiveTopic(Integer.parseInt(parts[0]), id, !text.endsWith("full")));
        });
    return topics;
  }

  private static RunProgress progress(ShortView view) {
    Map<Stage, Map<Integer, OffsetMetadata>> notes = new EnumMap<>(Stage.class);
    view.progress()
        .forEach(
            (name, totals) ->
                notes.put(
                    stage(name),
                    stage(name) == Stage.PRODUCER ? lanes(view, totals) : one(totals)));
    return new RunProgress(notes, view.lanes());
  }

  /** All messages in the first lane; the first so many lanes are done. */
  private static Map<Integer, OffsetMetadata> lanes(ShortView view, ShortTotals totals) {
    Map<Integer, OffsetMetadata> lanes = new HashMap<>();
    for (int lane = 0; lane < view.lanes(); lane++) {
      boolean done = lane < Objects.requireNonNullElse(view.lanesDone(), 0);
      lanes.put(
          lane,
          new OffsetMetadata(
              lane == 0 ? totals.in() : 0,
              lane == 0 ? totals.dead() : 0,
              done ? Map.of(LaneMetadataKeys.DONE, "true") : Map.of()));
    }
    return lanes;
  }

  private static Map<Integer, OffsetMetadata> one(ShortTotals totals) {
    Map<String, String> more = new TreeMap<>();
    if (totals.state() != null) {
      more.put(SinkMetadataKeys.STATE, totals.state());
    }
    if (totals.until() != null) {
      more.put(SinkMetadataKeys.UNTIL, totals.until());
    }
    if (totals.every() != null) {
      more.put(SinkMetadataKeys.EVERY, totals.every());
    }
    if (totals.caution() != null) {
      more.put(SinkMetadataKeys.CAUTION, totals.caution());
    }
    if (totals.rows() != null) {
      more.put(SinkMetadataKeys.ROWS, totals.rows());
    }
    return Map.of(0, new OffsetMetadata(totals.in(), totals.dead(), more));
  }

  private static Stage stage(String id) {
    return Stage.valueOf(id.toUpperCase(java.util.Locale.ROOT));
  }
}
