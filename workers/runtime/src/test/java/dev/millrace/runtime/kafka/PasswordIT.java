package dev.millrace.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.contract.config.KafkaConnection;
import dev.millrace.embedded.EmbeddedKafka;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs in with a password that is read from a file, as workers do. */
class PasswordIT {
  private static final String PASSWORD = "a\"b\\c;d 'e";
  private static final String LOGIN =
      "org.apache.kafka.common.security.plain.PlainLoginModule required ";

  @TempDir Path folder;

  @Test
  void quotesAndBackslashesBelongToThePassword() throws Exception {
    String address = "127.0.0.1:" + freePort();
    Path secrets = Files.createDirectories(folder.resolve("login"));
    Files.writeString(secrets.resolve("right"), PASSWORD);
    Files.writeString(secrets.resolve("wrong"), "a");
    try (EmbeddedKafka kafka = secured(address);
        Admin right = clients(address, secrets, "right").admin();
        Admin wrong = clients(address, secrets, "wrong").admin()) {
      assertThat(kafka.bootstrapServers()).as("another listener").isNotEqualTo(address);
      assertThat(right.listTopics().names().get()).isEmpty();
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(() -> wrong.listTopics().names().get())
          .withCauseInstanceOf(SaslAuthenticationException.class);
    }
  }

  private EmbeddedKafka secured(String address) {
    return EmbeddedKafka.start(
        folder.resolve("kafka"),
        freePort(),
        Map.of(
            "listeners",
            "SECURED://" + address,
            "listener.security.protocol.map",
            "SECURED:SASL_PLAINTEXT",
            "inter.broker.listener.name",
            "PLAINTEXT",
            "listener.name.secured.sasl.enabled.mechanisms",
            "PLAIN",
            "listener.name.secured.plain.sasl.jaas.config",
            LOGIN + "user_me=\"" + JaasText.quoted(PASSWORD) + "\";"));
  }

  private static KafkaClients clients(String address, Path secrets, String key) {
    Map<String, String> settings =
        Map.of(
            "security.protocol",
            "SASL_PLAINTEXT",
            "sasl.mechanism",
            "PLAIN",
            "sasl.jaas.config",
            LOGIN + "username=\"me\" password=\"${quoted:" + secrets + ":" + key + "}\";",
            "config.providers",
            "quoted",
            "config.providers.quoted.class",
            QuotingDirectoryConfigProvider.class.getName());
    return new KafkaClients(new KafkaConnection(address, settings), "test");
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
