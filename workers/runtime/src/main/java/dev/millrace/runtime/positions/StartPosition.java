package dev.millrace.runtime.positions;

import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/**
 * Where to go on in a partition.
 *
 * @param position what is or will be committed: totals count everything before it, and the
 *     dead-letter topic has what it has to have of it, so what is read again before it is neither
 *     counted again nor sent there again
 * @param readFrom offset of the first message to read; before {@code position} when the warehouse
 *     lacks what it had
 * @param loss what is gone, when the position already lies behind the gap
 */
public record StartPosition(Position position, long readFrom, Optional<PartitionLoss> loss) {
  /** Goes on at the position. */
  public static StartPosition at(Position position) {
    return new StartPosition(position, position.offset(), Optional.empty());
  }

  /** How many offsets are read again although Kafka has them as done. */
  public long readAgain() {
    return Math.max(0, position.offset() - readFrom);
  }

  /**
   * Where a consumer has to go.
   *
   * @param comparesEpoch whether it is given the leader epoch, by which it notices a log that lost
   *     its tail and has grown again
   */
  public OffsetAndMetadata seekTo(boolean comparesEpoch) {
    return comparesEpoch && readFrom == position.offset()
        ? new OffsetAndMetadata(readFrom, position.leaderEpoch(), "")
        : new OffsetAndMetadata(readFrom);
  }
}
