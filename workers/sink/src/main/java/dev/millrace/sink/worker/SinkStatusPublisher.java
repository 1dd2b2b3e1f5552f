package dev.millrace.sink.worker;

import dev.millrace.runtime.kafka.LagGauge;
import dev.millrace.runtime.run.Health;
import dev.millrace.sink.budget.WriteThrottle;
import dev.millrace.sink.writer.BatchExchange;
import dev.millrace.sink.writer.BlockedReason;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;

/** Shows how a sink is: to its probes, beside its offsets and in its metrics. For one thread. */
final class SinkStatusPublisher {
  private final Consumer<byte[], byte[]> consumer;
  private final BatchExchange batchExchange;
  private final PositionCheck check;
  private final WriteThrottle writeThrottle;
  private final BlockedReasonPublisher notes;
  private final Health health;
  private final LagGauge lag;

  SinkStatusPublisher(
      Consumer<byte[], byte[]> consumer,
      BatchExchange batchExchange,
      PositionCheck check,
      WriteThrottle writeThrottle,
      BlockedReasonPublisher notes,
      Health health,
      LagGauge lag) {
    this.consumer = consumer;
    this.batchExchange = batchExchange;
    this.check = check;
    this.writeThrottle = writeThrottle;
    this.notes = notes;
    this.health = health;
    this.lag = lag;
  }

  /** Shows what is the case now. */
  void show() {
    Optional<BlockedReason> blockedReason =
        batchExchange.blockedReason().or(check::blockedReason).or(writeThrottle::blockedReason);
    notes.show(blockedReason);
    if (blockedReason.isPresent()) {
      health.waiting(blockedReason.get().sentence());
    } else if (batchExchange.opened() && consumer.groupMetadata().generationId() >= 0) {
      health.running();
    } else {
      health.heartbeat();
    }
    lag.update();
  }
}
