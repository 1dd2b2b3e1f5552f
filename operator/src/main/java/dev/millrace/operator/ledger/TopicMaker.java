package dev.millrace.operator.ledger;

import dev.millrace.contract.config.KafkaConnection;

/** Who makes and deletes a run's topics. */
public sealed interface TopicMaker {
  /**
   * Strimzi's topic operator, told by KafkaTopics.
   *
   * @param cluster name of the Strimzi Kafka
   */
  record Strimzi(String cluster) implements TopicMaker {}

  /**
   * This operator, through Kafka's admin API.
   *
   * @param kafka how to reach it; Secrets are only referred to
   */
  record AdminApi(KafkaConnection kafka) implements TopicMaker {}
}
