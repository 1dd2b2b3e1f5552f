package dev.millrace.enricher;

import dev.millrace.runtime.kafka.LagGauge;
import dev.millrace.runtime.loop.Transaction;
import dev.millrace.runtime.loop.TransactionWork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Transforms the records of the raw topic and sends what becomes of each. For one thread. */
final class EnricherWork implements TransactionWork {
  private static final Duration IDLE = Duration.ofMillis(200);

  private final BatchTransformer transformer;
  private final Callable<EventRouter> routers;
  private final LagGauge lag;
  private EventRouter eventRouter;

  /**
   * The work of one loop.
   *
   * @param routers asks Kafka for what the topics take
   * @param lag shows how much is left to read
   */
  EnricherWork(BatchTransformer transformer, Callable<EventRouter> routers, LagGauge lag) {
    this.transformer = transformer;
    this.routers = routers;
    this.lag = lag;
  }

  @Override
  public void askLimits() throws Exception {
    eventRouter = routers.call();
  }

  @Override
  public Duration pollTimeout(Transaction transaction) {
    return transaction.isOpen() ? transaction.remaining() : IDLE;
  }

  @Override
  public Turn turn(ConsumerRecords<byte[], byte[]> records, Transaction transaction) {
    if (!records.isEmpty() && transaction.begin()) {
      add(records, transaction);
    } else if (transaction.ledger().hasPending()) {
      transaction.begin(); // a loss is told even if nothing is left to read
    }
    lag.update();
    return transaction.isOpen() ? Turn.Continue : Turn.Idle;
  }

  /** Sends what becomes of the records, in their order. */
  private void add(ConsumerRecords<byte[], byte[]> records, Transaction transaction) {
    List<ConsumerRecord<byte[], byte[]>> batch = new ArrayList<>(records.count());
    records.forEach(batch::add);
    Map<TopicPartition, Integer> refused = new HashMap<>();
    transformer.apply(
        batch,
        (record, result) -> {
          ProducerRecord<byte[], byte[]> routed = eventRouter.route(record, result);
          transaction.send(routed);
          boolean goesOn = eventRouter.goesOn(routed);
          transaction.count(1, Math.max(0, record.serializedValueSize()), goesOn ? 0 : 1);
          if (!goesOn) {
            refused.merge(new TopicPartition(record.topic(), record.partition()), 1, Integer::sum);
          }
        });
    for (TopicPartition partition : records.partitions()) {
      int taken = records.records(partition).size();
      int dropped = refused.getOrDefault(partition, 0);
      transaction.ledger().update(partition, note -> note.plus(taken, dropped));
    }
    transaction.ledger().advance(records.nextOffsets());
  }
}
