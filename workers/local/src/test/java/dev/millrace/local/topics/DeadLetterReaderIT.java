package dev.millrace.local.topics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.contract.Stage;
import dev.millrace.contract.config.KafkaConnection;
import dev.millrace.contract.config.TopicSpec;
import dev.millrace.contract.event.DeadLetterReason;
import dev.millrace.embedded.EmbeddedKafka;
import dev.millrace.runtime.kafka.DeadLetters;
import dev.millrace.runtime.kafka.KafkaClients;
import dev.millrace.runtime.topics.TopicProvisioner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLetterReaderIT {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  @TempDir static Path folder;
  private static EmbeddedKafka kafka;
  private static KafkaClients clients;

  @BeforeAll
  static void start() {
    kafka = EmbeddedKafka.start(folder);
    clients = new KafkaClients(new KafkaConnection(kafka.bootstrapServers(), Map.of()), "report");
  }

  @AfterAll
  static void end() {
    kafka.close();
  }

  @Test
  void committedOnesAreCountedInAllPartitions() throws Exception {
    String topic = topic("a.dead-letter");
    DeadLetters letters = new DeadLetters(topic, Stage.ENRICHER, 1_000);
    try (Producer<byte[], byte[]> producer = clients.transactionalProducer("a")) {
      producer.initTransactions();
      producer.beginTransaction();
      for (int i = 0; i < 30; i++) {
        producer.send(letter(letters, i, DeadLetterReason.InvalidJson));
        producer.send(letter(letters, i, DeadLetterReason.TooDeep));
      }
      producer.send(letter(letters, 30, DeadLetterReason.TooDeep));
      producer.send(new ProducerRecord<>(topic, new byte[] {1}));
      producer.commitTransaction();
      producer.beginTransaction();
      producer.send(letter(letters, 31, DeadLetterReason.WrongType));
      producer.flush();
      producer.abortTransaction();
    }

    try (Consumer<byte[], byte[]> consumer = clients.consumer("report")) {
      DeadLetterBox box = new DeadLetterReader(consumer, PATIENCE).read(topic, 2);
      assertThat(box.complete()).isTrue();
      assertThat(box.first()).hasSize(2);
      assertThat(box.byReason())
          .containsExactly(
              Map.entry("InvalidJson", 30L), Map.entry("TooDeep", 31L), Map.entry("unknown", 1L));
    }
  }

  @Test
  void anEmptyTopicHasNone() throws Exception {
    String topic = topic("b.dead-letter");
    try (Consumer<byte[], byte[]> consumer = clients.consumer("report")) {
      assertThat(new DeadLetterReader(consumer, PATIENCE).read(topic, 2))
          .isEqualTo(DeadLetterBox.EMPTY);
    }
  }

  private static ProducerRecord<byte[], byte[]> letter(
      DeadLetters letters, int number, DeadLetterReason reason) {
    byte[] value = new byte[number * 100];
    return letters.of(new byte[] {(byte) number}, value, reason, "detail", "raw", 0, number);
  }

  private static String topic(String name) throws Exception {
    try (Admin admin = clients.admin()) {
      new TopicProvisioner(admin, PATIENCE)
          .ensure(List.of(new TopicSpec(name, 3, 3, (short) 1, Map.of())));
    }
    return name;
  }
}
