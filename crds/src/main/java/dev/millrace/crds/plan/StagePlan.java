package dev.millrace.crds.plan;

import dev.millrace.connector.spec.SecretMount;
import dev.millrace.contract.Stage;
import dev.millrace.contract.config.KafkaConnection;
import dev.millrace.crds.api.PodSettings;
import java.util.List;

/** One stage of a run. */
public sealed interface StagePlan permits ProducerPlan, EnricherPlan, SinkPlan {
  /** Which stage. */
  Stage stage();

  /** How many instances the run declares, at least 1. */
  int replicas();

  /** What its pods are like. */
  PodSettings pod();

  /** Secrets the stage needs beside those of Kafka. */
  default List<SecretMount> mounts() {
    return List.of();
  }

  /**
   * Configuration of one instance.
   *
   * @param kafka how to reach Kafka, known only when Kafka runs
   * @param instance unique among the stage's instances alive: the pod's name in a cluster
   */
  Record config(KafkaConnection kafka, String instance);
}
