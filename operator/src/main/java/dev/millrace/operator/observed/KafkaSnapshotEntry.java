package dev.millrace.operator.observed;

import dev.millrace.crds.api.Reason;
import dev.millrace.crds.plan.KafkaAddress;
import java.util.Optional;

/** Whether it is known where the run's Kafka is. */
public sealed interface KafkaSnapshotEntry {
  /**
   * It is.
   *
   * @param address where
   */
  record Known(KafkaAddress address) implements KafkaSnapshotEntry {}

  /**
   * It is not, so nothing can be made for the run.
   *
   * @param reason one word
   * @param message one sentence for people
   */
  record Unknown(Reason reason, String message) implements KafkaSnapshotEntry {}

  /** The address, where it is known. */
  default Optional<KafkaAddress> known() {
    return this instanceof Known known ? Optional.of(known.address()) : Optional.empty();
  }
}
