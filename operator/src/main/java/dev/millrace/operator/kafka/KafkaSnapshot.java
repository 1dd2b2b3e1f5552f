package dev.millrace.operator.kafka;

import dev.millrace.contract.Stage;
import dev.millrace.runtime.progress.RunProgress;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a run from Kafka.
 *
 * @param topics those of its topics that exist, by name; absent before Kafka was asked
 * @param topicsProblem why topics could not be made; empty when there is no such problem
 * @param progress how far it is; absent before it was read
 * @param earlier the reading before that one; absent before there were two
 * @param over whether it is completed and its sinks have looked whether the warehouse has all
 * @param rates messages a second that each stage takes in; absent stages are not measured yet
 * @param writeRate messages a second into the warehouse
 * @param retentionRisk which messages their topic may soon remove unread; empty when none
 * @param outage since when Kafka does not answer; absent while it does
 */
public record KafkaSnapshot(
    Optional<Map<String, LiveTopic>> topics,
    String topicsProblem,
    Optional<RunProgress> progress,
    Optional<RunProgress> earlier,
    boolean over,
    Map<Stage, Long> rates,
    long writeRate,
    String retentionRisk,
    Optional<Outage> outage) {
  /** Nothing known yet. */
  public static final KafkaSnapshot NOTHING =
      new KafkaSnapshot(
          Optional.empty(),
          "",
          Optional.empty(),
          Optional.empty(),
          false,
          Map.of(),
          0,
          "",
          Optional.empty());

  /**
   * Kafka does not answer.
   *
   * @param since time of the first failure
   * @param message one sentence for people
   */
  public record Outage(Instant since, String message) {}

  /** Takes copies. */
  public KafkaSnapshot {
    topics = topics.map(Map::copyOf);
    rates = Map.copyOf(rates);
  }

  KafkaSnapshot withTopics(Map<String, LiveTopic> found, String problem) {
    return new KafkaSnapshot(
        Optional.of(found),
        problem,
        progress,
        earlier,
        over,
        rates,
        writeRate,
        retentionRisk,
        Optional.empty());
  }

  KafkaSnapshot withProgress(
      RunProgress read, boolean isOver, Map<Stage, Long> perStage, long written) {
    return new KafkaSnapshot(
        topics,
        topicsProblem,
        Optional.of(read),
        progress,
        isOver,
        perStage,
        written,
        retentionRisk,
        Optional.empty());
  }

  KafkaSnapshot withRetentionRisk(String risk) {
    return new KafkaSnapshot(
        topics, topicsProblem, progress, earlier, over, rates, writeRate, risk, outage);
  }

  /** The same, seen while Kafka does not answer; an outage keeps its first moment. */
  KafkaSnapshot withOutage(Instant now, String message) {
    Instant since = outage.map(Outage::since).orElse(now);
    return new KafkaSnapshot(
        topics,
        topicsProblem,
        progress,
        earlier,
        over,
        rates,
        writeRate,
        retentionRisk,
        Optional.of(new Outage(since, message)));
  }
}
