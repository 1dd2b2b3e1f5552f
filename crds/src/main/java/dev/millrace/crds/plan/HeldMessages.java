package dev.millrace.crds.plan;

import dev.millrace.contract.Stage;

/**
 * How many messages a stage may have taken out of Kafka and not committed yet: they are in its
 * memory, not lost, even when Kafka no longer has them.
 */
public final class HeldMessages {
  /** What a consumer has fetched ahead of a partition: 1 MiB, packed, of small messages. */
  private static final long FETCHED_AHEAD = 10_000;

  /** A batch that is being written and one that is being gathered. */
  private static final long BATCHES = 2;

  private HeldMessages() {}

  /**
   * At most so many.
   *
   * @param replicas of the stage that are there; 0 holds nothing
   */
  public static long most(PipelinePlan plan, Stage stage, int replicas) {
    if (replicas == 0) {
      return 0;
    }
    return switch (stage) {
      case PRODUCER -> 0;
      case ENRICHER ->
          FETCHED_AHEAD
              * (plan.topics().raw().maxPartitions() + replicas * plan.enricher().threads());
      case SINK ->
          FETCHED_AHEAD * plan.topics().processed().maxPartitions()
              + BATCHES * plan.sink().batch().rows() * replicas;
    };
  }
}
