package dev.millrace.contract.config;

/** What every stage needs to know. */
public sealed interface StageConfig permits ProducerConfig, EnricherConfig, SinkConfig {
  /** Name of the run. */
  String run();

  /** Unique among the instances of this stage alive: the pod's name in a cluster. */
  String instance();

  /** How to reach Kafka. */
  KafkaConnection kafka();

  /** What to do when messages are gone that were not taken in yet. */
  OnDataLoss onDataLoss();

  /** HTTP port for probes and metrics; 0 for any free one. */
  int port();
}
