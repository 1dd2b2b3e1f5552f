package dev.millrace.producer;

import dev.millrace.runtime.kafka.KafkaFailures;
import dev.millrace.runtime.kafka.OffsetTracker;
import dev.millrace.runtime.kafka.PartitionAssignmentListener;
import dev.millrace.runtime.kafka.RetryingCall;
import dev.millrace.runtime.kafka.TransactionAbortedException;
import dev.millrace.runtime.kafka.TransactionalSender;
import dev.millrace.runtime.run.Backoff;
import dev.millrace.runtime.run.StopSignal;
import dev.millrace.runtime.stage.StageContext;
import dev.millrace.runtime.topics.TopicWatch;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the messages of the lanes that the group gives this producer, in turns, and commits them
 * with their places. Lanes are partitions without data; they are paused and polled only to stay a
 * member of the group. After a failure everything since the last commit is made again, from what is
 * committed.
 */
final class LaneLoop implements PartitionAssignmentListener.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(LaneLoop.class);

  private static final Duration IDLE = Duration.ofMillis(100);
  private static final long SHORTEST_SLEEP = Duration.ofMillis(2).toNanos();
  private static final long LONGEST_SLEEP = Duration.ofMillis(50).toNanos();

  private final StageContext context;
  private final Consumer<byte[], byte[]> consumer;
  private final TransactionalSender sender;
  private final Callable<RecordRouter> outlets;
  private final RetryingCall retryingCall;
  private final GroupMembership group;
  private final OffsetTracker ledger = new OffsetTracker();
  private final OpenLanes lanes;
  private final LaneTransaction transaction;
  private final TopicWatch watch;
  private final StopSignal stop;
  private final LongSupplier nanos;
  private final Backoff backoff = new Backoff();

  private RecordRouter recordRouter;

  /** Whether lanes are ahead of what can still be committed. */
  private boolean undone;

  /**
   * A loop that has not begun.
   *
   * @param outlets asks Kafka for what the topics take
   * @param nanos a clock that counts nanoseconds from anywhere
   * @param watch looks after the run's topics
   */
  LaneLoop(
      StageContext context,
      Consumer<byte[], byte[]> consumer,
      TransactionalSender sender,
      Callable<RecordRouter> outlets,
      LaneOpener opener,
      LongSupplier nanos,
      TopicWatch watch,
      StopSignal stop) {
    this.context = context;
    this.consumer = consumer;
    this.sender = sender;
    this.outlets = outlets;
    this.nanos = nanos;
    this.watch = watch;
    this.stop = stop;
    this.lanes = new OpenLanes(opener, ledger);
    this.transaction = new LaneTransaction(sender, ledger, consumer, context.metrics());
    this.retryingCall = new RetryingCall(stop, context.health(), context.metrics());
    PartitionAssignmentListener owned =
        new PartitionAssignmentListener(
            consumer, ledger, context.knownPositions(), retryingCall, this);
    this.group = new GroupMembership(consumer, owned, context.names().lanesTopic());
  }

  /** Works until asked to stop; what is in hand then is committed. */
  void run() {
    try (lanes) {
      if (askLimits()) {
        group.join();
        while (!stop.requested()) {
          watch.throwIfRefused();
          tryTurn();
        }
        commitInHand();
      }
    } catch (RuntimeException | Error e) {
      // Leaving the group asks once more to commit what is in hand.
      undone = true;
      throw e;
    }
  }

  private boolean askLimits() {
    Optional<RecordRouter> asked = retryingCall.until("limits of topics", outlets);
    asked.ifPresent(found -> recordRouter = found);
    return asked.isPresent();
  }

  private void tryTurn() {
    try {
      poll();
      if (!undone || restore()) {
        turn();
      }
    } catch (TransactionAbortedException | KafkaException e) {
      undo(e);
    }
  }

  private void poll() {
    group.poll(lanes.isEmpty() ? IDLE : Duration.ZERO);
    if (backoff.failures() > 0) {
      context.health().heartbeat();
    } else if (group.isMember()) {
      context.health().running();
    }
  }

  /** Goes back to what is committed. The topics may take less than before: that is asked anew. */
  private boolean restore() {
    if (!askLimits() || !group.rewind()) {
      return false;
    }
    lanes.close();
    lanes.open(ledger.owned(), recordRouter.maxValueBytes());
    undone = false;
    return true;
  }

  private void turn() {
    long now = nanos.getAsLong();
    boolean ready = lanes.next() <= now && transaction.begin();
    int sent = ready ? lanes.send(now, recordRouter, sender) : 0;
    if (transaction.isDue(lanes.bytes()) || (sent == 0 && lanes.anyDone())) {
      commit();
    } else if (sent == 0 && !lanes.isEmpty()) {
      sleep();
    }
  }

  private void sleep() {
    long wait = Math.min(LONGEST_SLEEP, lanes.next() - nanos.getAsLong());
    if (transaction.isOpen()) {
      wait = Math.min(wait, transaction.remaining());
    }
    stop.await(Duration.ofNanos(Math.max(SHORTEST_SLEEP, wait)));
  }

  private void commit() {
    List<Lane> changed = lanes.changed();
    boolean nothing = changed.isEmpty() && !transaction.isOpen();
    if (!undone && !nothing && transaction.commit(changed)) {
      backoff.succeeded();
      lanes.closeDone();
    }
  }

  private void undo(RuntimeException failure) {
    transaction.abort();
    undone = true;
    context.metrics().retried();
    Duration pause = backoff.failed(failure);
    String sentence = KafkaFailures.sentence(failure);
    LOG.warn("{}; going back to what is committed in {} ms", sentence, pause.toMillis());
    context.health().waiting(sentence);
    stop.await(pause);
  }

  /** Commits, or gives up what can not be committed. */
  private void commitInHand() {
    try {
      commit();
    } catch (TransactionAbortedException | KafkaException e) {
      LOG.warn("{}; it is made again by whoever goes on", KafkaFailures.sentence(e));
      transaction.abort();
      undone = true;
    }
  }

  @Override
  public void assigned(Collection<TopicPartition> partitions) {
    consumer.pause(partitions);
    lanes.open(partitions, recordRouter.maxValueBytes());
  }

  @Override
  public void revoking(Collection<TopicPartition> partitions) {
    commitInHand();
    lanes.close(partitions);
  }

  @Override
  public void lost(Collection<TopicPartition> partitions) {
    transaction.abort();
    undone = true;
    lanes.close(partitions);
  }
}
