package dev.millrace.producer;

import dev.millrace.connector.lanes.LaneSource;
import dev.millrace.connector.lanes.SourceMessage;
import dev.millrace.contract.progress.LaneMetadataKeys;
import dev.millrace.producer.rate.RateSchedule;
import dev.millrace.runtime.kafka.OffsetTracker;
import dev.millrace.runtime.loop.Transaction;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** A lane that is owned here and not at its end: what was sent of it since the last commit. */
final class Lane implements AutoCloseable {
  private final TopicPartition partition;
  private final LaneSource source;
  private Optional<RateSchedule> rateSchedule;
  private long sequence;
  private boolean done;
  private long messages;
  private long dead;

  /**
   * A lane that goes on.
   *
   * @param partition of the lanes topic
   * @param sequence of the source's next message
   * @param pace when messages are due; empty for as fast as possible
   */
  Lane(
      TopicPartition partition,
      LaneSource source,
      long sequence,
      Optional<RateSchedule> rateSchedule) {
    this.partition = partition;
    this.source = source;
    this.sequence = sequence;
    this.rateSchedule = rateSchedule;
  }

  TopicPartition partition() {
    return partition;
  }

  /** Whether the source has given all it will ever give. */
  boolean done() {
    return done;
  }

  /** Whether something happened since the last commit. */
  boolean changed() {
    return done || messages > 0;
  }

  /** When there is something to do next, in nanoseconds of this process. */
  long next() {
    return rateSchedule.isEmpty() || !source.hasNext() ? Long.MIN_VALUE : rateSchedule.get().next();
  }

  /** Sends what is due now, at most so many messages, and returns how many it were. */
  int send(long now, int most, RecordRouter recordRouter, Transaction transaction) {
    int allowed = rateSchedule.isEmpty() ? most : rateSchedule.get().allowed(now, most);
    int sent = 0;
    while (sent < allowed && source.hasNext()) {
      send(source.next(), recordRouter, transaction);
      sent++;
    }
    done = !source.hasNext();
    if (rateSchedule.isPresent() && sent > 0) {
      rateSchedule = Optional.of(rateSchedule.get().sent(now, sent));
    }
    return sent;
  }

  private void send(SourceMessage message, RecordRouter recordRouter, Transaction transaction) {
    boolean taken = recordRouter.takes(message);
    transaction.send(
        taken
            ? recordRouter.record(message)
            : recordRouter.deadLetter(partition.partition(), message));
    int refused = taken ? 0 : 1;
    transaction.count(1, message.size(), refused);
    sequence++;
    messages++;
    dead += refused;
  }

  /** Writes down what is to be committed. */
  void enter(OffsetTracker ledger) {
    ledger.advance(Map.of(partition, new OffsetAndMetadata(sequence)));
    ledger.update(partition, note -> note.plus(messages, dead).with(entries()));
  }

  private Map<String, String> entries() {
    Map<String, String> entries = new HashMap<>(source.note());
    if (done) {
      entries.put(LaneMetadataKeys.DONE, "true");
    }
    return entries;
  }

  /** Says that what {@link #enter} wrote down is committed. */
  void committed() {
    messages = 0;
    dead = 0;
  }

  @Override
  public void close() {
    source.close();
  }
}
