package dev.millrace.producer;

import dev.millrace.connector.lanes.LanePartitioning;
import dev.millrace.connector.lanes.LaneStart;
import dev.millrace.connector.lanes.Source;
import dev.millrace.contract.progress.LaneMetadataKeys;
import dev.millrace.contract.progress.OffsetMetadata;
import dev.millrace.producer.rate.RateSchedule;
import dev.millrace.runtime.kafka.OffsetTracker;
import dev.millrace.runtime.run.FatalStageException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;

/** Opens lanes where the ledger says they are. */
final class LaneOpener {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final Source source;
  private final int lanes;
  private final Optional<Long> messages;
  private final Optional<Long> ratePerSecond;
  private final LongSupplier nanos;

  /**
   * Opens lanes of a source.
   *
   * @param nanos a clock that counts nanoseconds from anywhere
   */
  LaneOpener(
      Source source,
      int lanes,
      Optional<Long> messages,
      Optional<Long> ratePerSecond,
      LongSupplier nanos) {
    this.source = source;
    this.lanes = lanes;
    this.messages = messages;
    this.ratePerSecond = ratePerSecond;
    this.nanos = nanos;
  }

  /**
   * The lane, or empty when it was at its end already.
   *
   * @throws FatalStageException when what is committed cannot be this run's
   */
  Optional<Lane> open(TopicPartition partition, OffsetTracker ledger, long maxValueBytes) {
    OffsetMetadata note = ledger.note(partition);
    long sequence = ledger.offset(partition);
    requireOwn(partition, sequence);
    if (Boolean.parseBoolean(note.more().get(LaneMetadataKeys.DONE))) {
      return Optional.empty();
    }
    int lane = partition.partition();
    LaneStart start = new LaneStart(lane, sequence, note, maxValueBytes);
    return Optional.of(new Lane(partition, source.open(start), sequence, rateSchedule(lane)));
  }

  /** A Kafka that kept the offsets of an earlier run of this name would end this one too early. */
  private void requireOwn(TopicPartition partition, long given) {
    long most =
        messages
            .map(all -> LanePartitioning.of(partition.partition(), lanes, all))
            .orElse(Long.MAX_VALUE);
    if (given > most) {
      throw new FatalStageException(
          String.format(
              Locale.ROOT,
              "Kafka says that lane %s has given %d messages, but this run has only %d for it: the"
                  + " offset is of another run of this name; delete the run's consumer groups, or"
                  + " give the run another name",
              partition,
              given,
              most));
    }
  }

  /**
   * The pace of a lane begins when it is opened: no other process's clock is believed. A lane
   * begins one message after the lane before it, so that even low rates are steady.
   */
  private Optional<RateSchedule> rateSchedule(int lane) {
    return ratePerSecond.map(
        rate -> RateSchedule.of(rate, lanes, nanos.getAsLong() + lane * SECOND / rate));
  }
}
