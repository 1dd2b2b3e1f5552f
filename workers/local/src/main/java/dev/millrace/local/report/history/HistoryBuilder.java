package dev.millrace.local.report.history;

import dev.millrace.contract.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/**
 * Sums samples up to a {@link History} in bounded memory: samples of the same slice of time become
 * one span, and slices double in width whenever there are too many. For one thread.
 */
final class HistoryBuilder {
  private final TreeMap<Long, HistorySpan> slices = new TreeMap<>();
  private long sliceMillis = HistorySample.INTERVAL.toMillis() / 2;
  private HistorySample last;
  private int starts;
  private Duration running = Duration.ZERO;
  private final WritingTime writing = new WritingTime();

  void add(HistorySample sample) {
    boolean anew = last == null || !last.start().equals(sample.start());
    Instant since = anew ? sample.start() : last.at();
    starts += anew ? 1 : 0;
    if (sample.at().isAfter(since)) {
      running = running.plus(Duration.between(since, sample.at()));
    }
    last = sample;
    if (sample.stages().containsKey(Stage.SINK)) {
      writing.add(sample.at(), sample.start(), sample.stages().get(Stage.SINK).in());
    }
    put(HistorySpan.of(sample));
    while (slices.size() > History.MOST_SPANS) {
      widen();
    }
  }

  History build() {
    return new History(List.copyOf(slices.values()), starts, running, writing.total());
  }

  private void put(HistorySpan span) {
    slices.merge(Math.floorDiv(span.from().toEpochMilli(), sliceMillis), span, HistorySpan::and);
  }

  private void widen() {
    List<HistorySpan> narrow = List.copyOf(slices.values());
    slices.clear();
    sliceMillis *= 2;
    narrow.forEach(this::put);
  }
}
