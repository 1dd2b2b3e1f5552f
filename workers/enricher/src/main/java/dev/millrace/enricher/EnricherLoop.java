package dev.millrace.enricher;

import dev.millrace.runtime.kafka.KafkaFailures;
import dev.millrace.runtime.kafka.OffsetTracker;
import dev.millrace.runtime.kafka.PartitionAssignmentListener;
import dev.millrace.runtime.kafka.RetryingCall;
import dev.millrace.runtime.kafka.TransactionAbortedException;
import dev.millrace.runtime.kafka.TransactionalSender;
import dev.millrace.runtime.positions.PositionLookup;
import dev.millrace.runtime.run.Backoff;
import dev.millrace.runtime.run.FatalStageException;
import dev.millrace.runtime.run.StopSignal;
import dev.millrace.runtime.stage.StageContext;
import dev.millrace.runtime.topics.TopicWatch;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One consumer and one transactional producer: reads, transforms, sends, and commits what it sent
 * together with how far it read. After a failure everything since the last commit is done again,
 * from what is committed.
 */
final class EnricherLoop implements PartitionAssignmentListener.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(EnricherLoop.class);
  private static final Duration IDLE = Duration.ofMillis(200);

  private final StageContext context;
  private final Consumer<byte[], byte[]> consumer;
  private final BatchTransformer transformer;
  private final Callable<EventRouter> routers;
  private final Lag lag;
  private final TopicWatch watch;
  private final StopSignal stop;
  private final RetryingCall retryingCall;
  private final PartitionAssignmentListener owned;
  private final EnricherTransaction transaction;
  private final Backoff backoff = new Backoff();

  private EventRouter eventRouter;

  /** Which topic it was that the positions were compared with. */
  private int replacements;

  /** Whether the consumer is ahead of what can still be committed. */
  private boolean undone;

  /**
   * A loop that has not begun.
   *
   * @param sender prepared already
   * @param routers asks Kafka for what the topics take, as that may change and fail transactions
   * @param positions says where to go on
   * @param lag where to say how much is left to read
   * @param watch looks after the run's topics
   */
  EnricherLoop(
      StageContext context,
      Consumer<byte[], byte[]> consumer,
      TransactionalSender sender,
      BatchTransformer transformer,
      Callable<EventRouter> routers,
      PositionLookup positions,
      Lag lag,
      TopicWatch watch,
      StopSignal stop) {
    this.context = context;
    this.consumer = consumer;
    this.transformer = transformer;
    this.routers = routers;
    this.lag = lag;
    this.watch = watch;
    this.stop = stop;
    OffsetTracker ledger = new OffsetTracker();
    this.transaction = new EnricherTransaction(sender, ledger, consumer, context.metrics());
    this.retryingCall = new RetryingCall(stop, context.health(), context.metrics());
    this.owned = new PartitionAssignmentListener(consumer, ledger, positions, retryingCall, this);
  }

  /** Works until asked to stop; what is in hand then is committed. */
  void run() {
    Optional<EventRouter> asked =
        retryingCall.until("topics of run " + context.names().run(), routers);
    if (asked.isEmpty()) {
      return;
    }
    eventRouter = asked.get();
    consumer.subscribe(List.of(context.names().rawTopic()), owned);
    try {
      while (!stop.requested()) {
        try {
          lookAtTopics();
          turn();
        } catch (TransactionAbortedException | KafkaException e) {
          undo(e);
        }
      }
      commitInHand();
    } finally {
      // Leaving the group asks once more to commit what is in hand, which may be half a batch.
      transaction.abort();
    }
  }

  /** What was read of a topic that is another one now is compared anew. */
  private void lookAtTopics() {
    watch.throwIfRefused();
    if (watch.replacements() != replacements) {
      replacements = watch.replacements();
      transaction.abort();
      undone = true;
    }
  }

  private void turn() {
    ConsumerRecords<byte[], byte[]> records = poll();
    if (undone) {
      restore();
    } else if (!stop.requested()) {
      // After a stop the ledger may lack partitions that came with this poll.
      take(records);
    }
  }

  private ConsumerRecords<byte[], byte[]> poll() {
    try {
      ConsumerRecords<byte[], byte[]> records =
          consumer.poll(transaction.isOpen() ? transaction.remaining() : IDLE);
      if (backoff.failures() > 0) {
        context.health().heartbeat();
      } else if (consumer.groupMetadata().generationId() >= 0) {
        context.health().running();
      }
      return records;
    } catch (InvalidOffsetException e) {
      owned.noticed(e);
      throw e;
    } catch (KafkaException e) {
      // What a rebalance listener throws arrives as a cause.
      Throwable cause = e.getCause() instanceof FatalStageException fatal ? fatal : e;
      KafkaFailures.throwIfFatal("polling " + context.names().rawTopic(), cause);
      throw e;
    }
  }

  private void take(ConsumerRecords<byte[], byte[]> records) {
    if (!records.isEmpty() && transaction.begin()) {
      transaction.add(records, transformer, eventRouter);
    } else if (transaction.hasPending()) {
      transaction.begin(); // a loss is told even if nothing is left to read
    }
    if (transaction.isDue()) {
      transaction.commit();
      lag.report(this, consumer);
    }
    if (!transaction.isOpen()) {
      backoff.succeeded(); // committed, or nothing to do
    }
  }

  /** Goes back to what is committed. */
  private void restore() {
    Optional<EventRouter> asked = retryingCall.until("limits of topics", routers);
    if (asked.isPresent() && transaction.prepare() && owned.rewind()) {
      eventRouter = asked.get();
      undone = false;
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
      transaction.commit();
    } catch (TransactionAbortedException | KafkaException e) {
      LOG.warn("{}; it is done again by whoever goes on", KafkaFailures.sentence(e));
      transaction.abort();
      undone = true;
    }
  }

  @Override
  public void revoking(Collection<TopicPartition> partitions) {
    commitInHand();
  }

  @Override
  public void lost(Collection<TopicPartition> partitions) {
    transaction.abort();
    undone = true;
  }
}
