package dev.millrace.operator.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.contract.config.KafkaConnection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownServerException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KafkaOutageTest {
  private static final KafkaConnection KAFKA = new KafkaConnection("kafka.ns.svc:9092", Map.of());

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(
            new SslAuthenticationException("PKIX path building failed"),
            "is not trusted or wants another certificate: PKIX path building failed",
            "see spec.kafka.tls"),
        Arguments.of(
            new SaslAuthenticationException("invalid credentials"),
            "refuses the log-in: invalid credentials",
            "see spec.kafka.sasl and its Secret"),
        Arguments.of(
            new TopicAuthorizationException("Not authorized to access topics: [a.raw]"),
            "does not permit it: Not authorized to access topics: [a.raw]",
            "give the run's Kafka user the right"),
        Arguments.of(
            new KafkaException(
                "Failed to create new KafkaAdminClient",
                new ConfigException("No resolvable bootstrap urls given in bootstrap.servers")),
            "cannot be asked: No resolvable bootstrap urls given in bootstrap.servers",
            "see the addresses and spec.kafka.config"),
        Arguments.of(
            new TimeoutException(
                "Timed out waiting for a node assignment. Call: createTopics",
                new DisconnectException("Cancelled createTopics")),
            "does not answer: Timed out waiting for a node assignment. Call: createTopics",
            "see host and port, whether its brokers run, and the network policies between"),
        Arguments.of(new UnknownServerException("disk full"), "fails: disk full", ""));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void theAddressTheInnermostCauseAndWhatHelps(Exception failure, String cause, String help) {
    assertThat(KafkaOutage.sentence(KAFKA, new ExecutionException(failure)))
        .isEqualTo("Kafka at kafka.ns.svc:9092 " + cause + (help.isEmpty() ? "" : "; " + help));
  }
}
