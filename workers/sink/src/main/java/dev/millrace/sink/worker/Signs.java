package dev.millrace.sink.worker;

import dev.millrace.runtime.run.Health;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;

/** Shows how a sink is: to its probes, beside its offsets and in its metrics. For one thread. */
final class Signs {
  private final Consumer<byte[], byte[]> consumer;
  private final Handover handover;
  private final PositionCheck check;
  private final Gate gate;
  private final StateNotes notes;
  private final Health health;
  private final LagGauge lag;

  Signs(
      Consumer<byte[], byte[]> consumer,
      Handover handover,
      PositionCheck check,
      Gate gate,
      StateNotes notes,
      Health health,
      LagGauge lag) {
    this.consumer = consumer;
    this.handover = handover;
    this.check = check;
    this.gate = gate;
    this.notes = notes;
    this.health = health;
    this.lag = lag;
  }

  /** Shows what is the case now. */
  void show() {
    Optional<Trouble> trouble = handover.trouble().or(check::trouble).or(gate::trouble);
    notes.show(trouble);
    if (trouble.isPresent()) {
      health.waiting(trouble.get().sentence());
    } else if (handover.opened() && consumer.groupMetadata().generationId() >= 0) {
      health.running();
    } else {
      health.sign();
    }
    lag.update();
  }
}
