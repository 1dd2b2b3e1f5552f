package dev.millrace.crds.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.crds.api.KafkaSpec;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientSettingTest {
  @Test
  void theApiServerKnowsTheSameNames() {
    assertThat(Arrays.stream(KafkaSpec.CONFIG_NAMES.split(", ")).map(name -> name.replace("'", "")))
        .containsExactlyElementsOf(ClientSetting.names());
  }

  @Test
  void everyNameIsOneOfKafkas() {
    Set<String> known = new HashSet<>(ProducerConfig.configNames());
    known.addAll(ConsumerConfig.configNames());
    known.addAll(AdminClientConfig.configNames());

    assertThat(known).containsAll(ClientSetting.names());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "acks",
        "auto.offset.reset",
        "bootstrap.servers",
        "check.crcs",
        "client.id",
        "config.providers",
        "enable.idempotence",
        "group.instance.id",
        "interceptor.classes",
        "isolation.level",
        "key.serializer",
        "max.in.flight.requests.per.connection",
        "partition.assignment.strategy",
        "partitioner.adaptive.partitioning.enable",
        "partitioner.class",
        "partitioner.ignore.keys",
        "sasl.client.callback.handler.class",
        "security.protocol",
        "security.providers",
        "ssl.engine.factory.class",
        "ssl.truststore.location",
        "transactional.id"
      })
  void whatWouldBreakThePromiseIsRefusedWithAReasonOfItsOwn(String name) {
    assertThat(ClientSetting.named(name)).isEmpty();
    assertThat(RefusedSetting.sentence(name))
        .startsWith("not allowed, because ")
        .doesNotContain("it is not known")
        .contains("; allowed are client.dns.lookup, ");
  }
}
