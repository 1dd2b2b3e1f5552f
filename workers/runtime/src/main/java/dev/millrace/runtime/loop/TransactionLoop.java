package dev.millrace.runtime.loop;

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
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One consumer and one transactional producer: polls, lets the stage's {@link TransactionWork} send
 * what follows, and commits what it sent together with how far it got. After a failure everything
 * since the last commit is done again, from what is committed.
 */
public final class TransactionLoop implements PartitionAssignmentListener.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(TransactionLoop.class);

  private final StageContext context;
  private final Consumer<byte[], byte[]> consumer;
  private final String topic;
  private final TransactionWork work;
  private final TopicWatch watch;
  private final StopSignal stop;
  private final RetryingCall retryingCall;
  private final OffsetTracker ledger = new OffsetTracker();
  private final PartitionAssignmentListener owned;
  private final Transaction transaction;
  private final Backoff backoff = new Backoff();

  /** Which topic it was that the positions were compared with. */
  private int replacements;

  /** Whether the work is ahead of what can still be committed. */
  private boolean undone;

  /**
   * A loop that has not begun.
   *
   * @param sender prepared already
   * @param topic whose partitions the group shares
   * @param positions says where to go on
   * @param watch looks after the run's topics
   * @param work closed at the end
   */
  public TransactionLoop(
      StageContext context,
      Consumer<byte[], byte[]> consumer,
      TransactionalSender sender,
      String topic,
      PositionLookup positions,
      TopicWatch watch,
      StopSignal stop,
      TransactionWork work) {
    this.context = context;
    this.consumer = consumer;
    this.topic = topic;
    this.work = work;
    this.watch = watch;
    this.stop = stop;
    this.transaction = new Transaction(sender, ledger, consumer, context.metrics());
    this.retryingCall = new RetryingCall(stop, context.health(), context.metrics());
    this.owned = new PartitionAssignmentListener(consumer, ledger, positions, retryingCall, this);
  }

  /** Works until asked to stop; what is in hand then is committed. */
  public void run() {
    try (work) {
      if (askLimits()) {
        consumer.subscribe(List.of(topic), owned);
        while (!stop.requested()) {
          tryTurn();
        }
        commitInHand();
      }
    } catch (RuntimeException | Error e) {
      // Leaving the group asks once more to commit what is in hand, which may be half a batch.
      undone = true;
      throw e;
    } finally {
      transaction.abort();
    }
  }

  private boolean askLimits() {
    return retryingCall
        .until(
            "topics of run " + context.names().run(),
            () -> {
              work.askLimits();
              return true;
            })
        .isPresent();
  }

  private void tryTurn() {
    try {
      lookAtTopics();
      turn(poll());
    } catch (TransactionAbortedException | KafkaException e) {
      undo(e);
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

  private ConsumerRecords<byte[], byte[]> poll() {
    try {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(work.pollTimeout(transaction));
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
      KafkaFailures.throwIfFatal("polling " + topic, cause);
      throw e;
    }
  }

  private void turn(ConsumerRecords<byte[], byte[]> records) {
    if (undone) {
      restore();
    } else if (!stop.requested()) {
      // After a stop the ledger may lack partitions that came with this poll.
      TransactionWork.Turn turn = work.turn(records, transaction);
      if (transaction.isDue() || turn == TransactionWork.Turn.Commit) {
        commit();
      } else if (turn == TransactionWork.Turn.Idle) {
        backoff.succeeded();
      }
    }
  }

  /** Goes back to what is committed. The topics may take less than before: that is asked anew. */
  private void restore() {
    // The producer is made ready first: that ends what an earlier one left open.
    if (askLimits() && transaction.prepare() && owned.rewind()) {
      work.released(ledger.owned());
      work.assigned(ledger.owned(), ledger);
      undone = false;
    }
  }

  private void commit() {
    boolean nothing = !transaction.isOpen() && !work.hasChanges() && !ledger.hasPending();
    if (!undone && !nothing && transaction.begin()) {
      work.enter(ledger);
      transaction.commit();
      work.committed();
      backoff.succeeded();
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

  /** Commits, or gives up what cannot be committed. */
  private void commitInHand() {
    try {
      commit();
    } catch (TransactionAbortedException | KafkaException e) {
      LOG.warn("{}; it is done again by whoever goes on", KafkaFailures.sentence(e));
      transaction.abort();
      undone = true;
    }
  }

  @Override
  public void assigned(Collection<TopicPartition> partitions) {
    work.assigned(partitions, ledger);
  }

  @Override
  public void revoking(Collection<TopicPartition> partitions) {
    commitInHand();
    work.released(partitions);
  }

  @Override
  public void lost(Collection<TopicPartition> partitions) {
    transaction.abort();
    undone = true;
    work.released(partitions);
  }
}
