package dev.millrace.operator.observed;

import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Version;
import io.strimzi.api.kafka.model.kafka.KafkaSpec;
import io.strimzi.api.kafka.model.kafka.KafkaStatus;

/**
 * A Kafka that Strimzi runs, read as version {@code v1}, which every Strimzi from 0.49 on serves;
 * the class of the Strimzi API is bound to the version that newer ones no longer have.
 */
@Group("kafka.strimzi.io")
@Version("v1")
@Kind("Kafka")
public class StrimziKafka extends CustomResource<KafkaSpec, KafkaStatus> implements Namespaced {
  /** Group and version of all kinds of Strimzi that are used. */
  public static final String API_VERSION = "kafka.strimzi.io/v1";

  private static final long serialVersionUID = 1L;
}
