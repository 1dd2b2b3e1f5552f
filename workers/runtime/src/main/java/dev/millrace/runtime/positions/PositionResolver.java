package dev.millrace.runtime.positions;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides where to go on in a partition. */
public final class PositionResolver {
  private PositionResolver() {}

  /**
   * Where to go on, seen from the log, Kafka's positions and the warehouse's. When messages are
   * gone the answer says which, and where to go on if that is wanted all the same.
   */
  public static StartPosition resolve(PartitionEvidence seen) {
    boolean begun = known(seen).findAny().isPresent();
    Optional<Position> here =
        furthest(known(seen).filter(p -> p.topicId().map(seen.topicId()::equals).orElse(true)));
    if (begun && here.isEmpty()) {
      return replaced(seen, furthest(known(seen)).orElseThrow());
    }
    Position position = here.orElse(Position.BEGINNING).in(seen.topicId());
    long warehouse = seen.warehouse().orElse(position.offset());
    if (Math.max(position.offset(), warehouse) > seen.logEnd()) {
      return truncated(seen, position, warehouse);
    }
    if (begun && warehouse < position.offset()) {
      return warehouseBehind(seen, position, warehouse);
    }
    if (position.offset() < seen.logStart()) {
      return removed(seen, position, begun ? position.offset() : warehouse);
    }
    // Of rows that only the warehouse knows it is not known whether their dead letters were sent.
    return StartPosition.at(position);
  }

  /** The position that is further: either ledger may have lost its tail with a broker's disk. */
  public static Optional<Position> furthest(Stream<Position> positions) {
    return positions.max(Comparator.comparingLong(Position::offset));
  }

  private static Stream<Position> known(PartitionEvidence seen) {
    return Stream.of(seen.committed(), seen.durable()).flatMap(Optional::stream);
  }

  /** Nobody knows how many of the old topic were unread: one stands for all of them. */
  private static StartPosition replaced(PartitionEvidence seen, Position old) {
    Position position = old.movedTo(seen.logStart(), 1).in(seen.topicId());
    return lost(
        seen,
        position,
        position.offset(),
        PartitionLoss.Kind.TopicReplaced,
        old.offset(),
        old.offset());
  }

  private static StartPosition truncated(
      PartitionEvidence seen, Position position, long warehouse) {
    long end = seen.logEnd();
    long reached = Math.max(position.offset(), warehouse);
    Position kept = position.movedTo(Math.min(position.offset(), end), reached - end);
    long readFrom = Math.max(seen.logStart(), Math.min(kept.offset(), warehouse));
    return lost(seen, kept, readFrom, PartitionLoss.Kind.LogTruncated, end, reached);
  }

  private static StartPosition warehouseBehind(
      PartitionEvidence seen, Position position, long warehouse) {
    if (warehouse >= seen.logStart()) {
      return new StartPosition(position, warehouse, Optional.empty());
    }
    long start = seen.logStart();
    Position kept = position.movedTo(Math.max(position.offset(), start), start - warehouse);
    return lost(seen, kept, start, PartitionLoss.Kind.RecordsGoneFromBoth, warehouse, start);
  }

  private static StartPosition removed(PartitionEvidence seen, Position position, long from) {
    long start = seen.logStart();
    if (from >= start) {
      return StartPosition.at(position.movedTo(start, 0));
    }
    Position kept = position.movedTo(start, start - from);
    return lost(seen, kept, start, PartitionLoss.Kind.Retention, from, start);
  }

  private static StartPosition lost(
      PartitionEvidence seen,
      Position kept,
      long readFrom,
      PartitionLoss.Kind kind,
      long from,
      long to) {
    PartitionLoss loss = new PartitionLoss(seen.partition(), kind, from, to);
    return new StartPosition(kept, readFrom, Optional.of(loss));
  }
}
