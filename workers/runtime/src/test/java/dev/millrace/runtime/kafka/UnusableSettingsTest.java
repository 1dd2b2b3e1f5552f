package dev.millrace.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.contract.config.KafkaConnection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnusableSettingsTest {
  private static final String SECRET = "s3cr3t";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          security.protocol=SSL,ssl.truststore.type=PEM,ssl.truststore.certificates=s3cr3t | PEM
          security.protocol=SSL,ssl.truststore.location=/no/such/file | /no/such/file
          security.protocol=SSL,ssl.protocol=SSLv17 | SSLv17
          security.protocol=TELEPATHY | TELEPATHY
          security.protocol=SASL_PLAINTEXT,sasl.mechanism=PLAIN,sasl.jaas.config=s3cr3t | JAAS
          batch.size=large | batch.size
          """)
  void everyClientIsRefusedAtOnceInOneSentence(String settings, String named) {
    KafkaClients clients = clients(settings);

    assertThat(sentence(() -> clients.transactionalProducer("t"))).contains(named);
    if (!settings.startsWith("batch.size")) {
      assertThat(sentence(() -> clients.consumer("g"))).contains(named);
      assertThat(sentence(clients::admin)).contains(named);
    }
  }

  @Test
  void theyAreFatal() {
    assertThat(
            KafkaFailures.isFatal(new UnusableSettingsException(new ConfigException("batch.size"))))
        .isTrue();
  }

  private static String sentence(Runnable making) {
    var thrown = assertThatExceptionOfType(UnusableSettingsException.class).isThrownBy(making::run);
    thrown.withMessageStartingWith("no Kafka client can be made with these settings: ");
    thrown.withMessageNotContaining(SECRET);
    return thrown.actual().getMessage();
  }

  private static KafkaClients clients(String settings) {
    Map<String, String> client = new HashMap<>();
    for (String setting : settings.split(",")) {
      client.put(
          setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
    }
    return new KafkaClients(new KafkaConnection("127.0.0.1:9", client), "test");
  }
}
