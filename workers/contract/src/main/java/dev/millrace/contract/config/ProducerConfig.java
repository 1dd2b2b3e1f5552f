package dev.millrace.contract.config;

import dev.millrace.contract.Problems;
import dev.millrace.contract.env.WhenAbsent;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Everything a producer needs to know.
 *
 * @param run name of the run
 * @param instance unique among the run's producers alive: the pod's name in a cluster
 * @param kafka how to reach Kafka
 * @param source what to produce
 * @param lanes number of partitions of the lanes topic, at least 1
 * @param messages how many for the whole run, at least 1; absent means without end for tweets and
 *     the whole file for a replay
 * @param ratePerSecond messages per second for the whole run, at least 1; absent means as fast as
 *     possible
 * @param onDataLoss what to do when messages are gone that were not taken in yet
 * @param port HTTP port for probes and metrics; 0 for any free one
 */
public record ProducerConfig(
    String run,
    String instance,
    KafkaConnection kafka,
    SourceConfig source,
    int lanes,
    Optional<Long> messages,
    Optional<Long> ratePerSecond,
    @WhenAbsent("Fail") OnDataLoss onDataLoss,
    int port)
    implements StageConfig {
  /** Checks the numbers. */
  public ProducerConfig {
    Problems problems = new Problems();
    problems.require(lanes >= 1, "lanes", lanes, "must be at least 1");
    messages.ifPresent(m -> problems.require(m >= 1, "messages", m, "must be at least 1"));
    ratePerSecond.ifPresent(
        r -> problems.require(r >= 1, "ratePerSecond", r, "must be at least 1"));
    problems.throwIfAny();
  }

  /** This configuration with the events of a file read from another one. */
  public ProducerConfig readFrom(Path file) {
    return new ProducerConfig(
        run,
        instance,
        kafka,
        source.readFrom(file),
        lanes,
        messages,
        ratePerSecond,
        onDataLoss,
        port);
  }
}
