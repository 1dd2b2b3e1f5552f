package dev.millrace.runtime.positions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.contract.progress.OffsetMetadata;
import dev.millrace.contract.progress.PositionNote;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PositionResolverTest {
  private static final TopicPartition PARTITION = new TopicPartition("t.processed", 2);
  private static final String NONE = "-";

  /**
   * Every row of the table of the two ledgers, with a warehouse that keeps its own and with one
   * that keeps none. {@code -} is none; the log has the offsets from start to end.
   */
  @ParameterizedTest(name = "{0} [warehouse {3}]")
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = false,
      textBlock =
          """
          # row                                       |committed|durable|warehouse|start|end|position|readFrom|lost|kind               |from|to
          nothing anywhere                            |-        |-      |-        |0    |0  |0       |0       |0   |-                  |-   |-
          nothing anywhere                            |-        |-      |0        |0    |0  |0       |0       |0   |-                  |-   |-
          nothing anywhere, records wait              |-        |-      |-        |0    |90 |0       |0       |0   |-                  |-   |-
          nothing anywhere, records wait              |-        |-      |0        |0    |90 |0       |0       |0   |-                  |-   |-
          both agree                                  |50       |50     |-        |0    |90 |50      |50      |0   |-                  |-   |-
          both agree                                  |50       |50     |50       |0    |90 |50      |50      |0   |-                  |-   |-
          both agree at the end of the log            |90       |90     |90       |0    |90 |90      |90      |0   |-                  |-   |-
          both agree at the start of the log          |50       |50     |50       |50   |90 |50      |50      |0   |-                  |-   |-
          group offsets expired                       |-        |50     |-        |0    |90 |50      |50      |0   |-                  |-   |-
          group offsets expired                       |-        |50     |50       |0    |90 |50      |50      |0   |-                  |-   |-
          no durable position yet                     |50       |-      |-        |0    |90 |50      |50      |0   |-                  |-   |-
          no durable position yet                     |50       |-      |50       |0    |90 |50      |50      |0   |-                  |-   |-
          group offsets lost their tail               |40       |50     |-        |0    |90 |50      |50      |0   |-                  |-   |-
          group offsets lost their tail               |40       |50     |50       |0    |90 |50      |50      |0   |-                  |-   |-
          no position, but the warehouse has rows     |-        |-      |50       |0    |90 |0       |0       |0   |-                  |-   |-
          no position, and the log begins later       |-        |-      |50       |30   |90 |30      |30      |0   |-                  |-   |-
          no position, retention passed the warehouse |-        |-      |50       |60   |90 |60      |60      |10  |Retention          |50  |60
          warehouse ahead of Kafka                    |50       |50     |70       |0    |90 |50      |50      |0   |-                  |-   |-
          warehouse ahead of an expired group         |-        |50     |70       |0    |90 |50      |50      |0   |-                  |-   |-
          warehouse ahead of the log                  |50       |50     |95       |0    |90 |50      |50      |5   |LogTruncated       |90  |95
          warehouse behind Kafka, records there       |50       |50     |20       |0    |90 |50      |20      |0   |-                  |-   |-
          warehouse behind Kafka, records just there  |50       |50     |20       |20   |90 |50      |20      |0   |-                  |-   |-
          warehouse gone, records there               |50       |50     |0        |0    |90 |50      |0       |0   |-                  |-   |-
          warehouse gone and group offsets expired    |-        |50     |0        |0    |90 |50      |0       |0   |-                  |-   |-
          warehouse behind Kafka, records gone        |50       |50     |20       |30   |90 |50      |30      |10  |RecordsGoneFromBoth|20  |30
          warehouse behind Kafka, all of them gone    |50       |50     |20       |60   |90 |60      |60      |40  |RecordsGoneFromBoth|20  |60
          position before the log's start             |50       |50     |-        |60   |90 |60      |60      |10  |Retention          |50  |60
          position before the log's start             |50       |50     |50       |60   |90 |60      |60      |10  |Retention          |50  |60
          expired and before the log's start          |-        |50     |-        |60   |90 |60      |60      |10  |Retention          |50  |60
          nothing was read before retention           |-        |-      |-        |60   |90 |60      |60      |60  |Retention          |0   |60
          nothing was read before retention           |-        |-      |0        |60   |90 |60      |60      |60  |Retention          |0   |60
          position after the log's end                |95       |95     |-        |0    |90 |90      |90      |5   |LogTruncated       |90  |95
          position after the log's end                |95       |95     |95       |0    |90 |90      |90      |5   |LogTruncated       |90  |95
          expired and after the log's end             |-        |95     |-        |0    |90 |90      |90      |5   |LogTruncated       |90  |95
          after the end, and the warehouse behind     |95       |95     |80       |0    |90 |90      |80      |5   |LogTruncated       |90  |95
          """)
  void everyRowOfTheTable(
      String row,
      String committed,
      String durable,
      String warehouse,
      long start,
      long end,
      long position,
      long readFrom,
      long lost,
      String kind,
      String from,
      String to) {
    PartitionEvidence seen =
        new PartitionEvidence(
            PARTITION,
            position(committed, "new"),
            position(durable, "new"),
            number(warehouse),
            "new",
            start,
            end);

    StartPosition found = PositionResolver.resolve(seen);

    assertThat(found.position().offset()).as("position").isEqualTo(position);
    assertThat(found.readFrom()).as("read from").isEqualTo(readFrom);
    assertThat(PositionNote.lost(found.position().note())).as("lost").isEqualTo(lost);
    assertThat(found.position().topicId()).contains("new");
    boolean begun = !committed.equals(NONE) || !durable.equals(NONE);
    assertThat(found.position().note().in()).as("totals").isEqualTo(begun ? 40 : 0);
    assertThat(found.loss())
        .isEqualTo(
            kind.equals(NONE)
                ? Optional.empty()
                : Optional.of(
                    new PartitionLoss(
                        PARTITION,
                        PartitionLoss.Kind.valueOf(kind),
                        number(from).orElseThrow(),
                        number(to).orElseThrow())));
  }

  @ParameterizedTest
  @CsvSource({"-, old, -", "old, old, -", "old, -, -", "old, old, 0", "-, old, 0"})
  void aTopicThatWasReplacedIsALoss(String committed, String durable, String warehouse) {
    PartitionEvidence seen =
        new PartitionEvidence(
            PARTITION,
            committed.equals(NONE) ? Optional.empty() : position("50", committed),
            durable.equals(NONE) ? Optional.empty() : position("50", durable),
            number(warehouse),
            "new",
            0,
            90);

    StartPosition found = PositionResolver.resolve(seen);

    assertThat(found.loss())
        .contains(new PartitionLoss(PARTITION, PartitionLoss.Kind.TopicReplaced, 50, 50));
    assertThat(found.position().offset()).isZero();
    assertThat(found.position().note().in()).isEqualTo(40);
    assertThat(PositionNote.lost(found.position().note())).isOne();
    assertThat(found.position().topicId()).contains("new");
  }

  @Test
  void whatOldOffsetsOfAReplacedTopicSayDoesNotCountWhereTheNewOneHasBegun() {
    PartitionEvidence seen =
        new PartitionEvidence(
            PARTITION,
            position("80", "old"),
            position("30", "new"),
            Optional.empty(),
            "new",
            0,
            90);

    StartPosition found = PositionResolver.resolve(seen);

    assertThat(found.loss()).isEmpty();
    assertThat(found.position().offset()).isEqualTo(30);
  }

  @Test
  void aPositionThatAnEarlierVersionWroteHasNoTopicId() {
    Position old = new Position(50, Optional.of(3), new OffsetMetadata(40, 1, Map.of()));
    PartitionEvidence seen =
        new PartitionEvidence(
            PARTITION, Optional.of(old), Optional.empty(), Optional.empty(), "new", 0, 90);

    StartPosition found = PositionResolver.resolve(seen);

    assertThat(found.loss()).isEmpty();
    assertThat(found.seekTo(true).leaderEpoch()).contains(3);
    assertThat(found.position().note())
        .isEqualTo(new OffsetMetadata(40, 1, Map.of(PositionNote.TOPIC_ID, "new")));
  }

  private static Optional<Position> position(String offset, String topicId) {
    return number(offset)
        .map(
            at ->
                new Position(
                    at,
                    Optional.empty(),
                    new OffsetMetadata(40, 1, Map.of(PositionNote.TOPIC_ID, topicId))));
  }

  private static Optional<Long> number(String text) {
    return text.equals(NONE) ? Optional.empty() : Optional.of(Long.valueOf(text));
  }
}
