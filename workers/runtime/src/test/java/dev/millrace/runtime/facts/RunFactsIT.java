package dev.millrace.runtime.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.contract.config.KafkaConnection;
import dev.millrace.contract.config.PositionsTopic;
import dev.millrace.contract.names.RunNames;
import dev.millrace.embedded.EmbeddedKafka;
import dev.millrace.runtime.kafka.KafkaClients;
import dev.millrace.runtime.topics.TopicProvisioner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFactsIT {
  private static final RunNames NAMES = new RunNames("facts");

  @TempDir Path folder;

  @Test
  void allWhoBeginAtOnceAgreeAndNeverChangeTheirMind() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(folder)) {
      KafkaClients clients =
          new KafkaClients(new KafkaConnection(kafka.bootstrapServers(), Map.of()), "test");
      try (Admin admin = clients.admin()) {
        new TopicProvisioner(admin, Duration.ofSeconds(30))
            .ensure(List.of(PositionsTopic.of(NAMES, (short) 1)));
      }
      RunFacts facts = new RunFacts(clients, NAMES);
      assertThat(facts.read(FactKind.SOURCE)).isEmpty();

      Set<Map<String, String>> agreed =
          IntStream.range(0, 4)
              .mapToObj(i -> CompletableFuture.supplyAsync(() -> agree(facts, "size", "" + i)))
              .toList()
              .stream()
              .map(CompletableFuture::join)
              .collect(Collectors.toSet());
      assertThat(agreed).hasSize(1);
      // A transaction that a dead worker left open does not hide what is known.
      try (Producer<byte[], byte[]> dead = clients.transactionalProducer("dead")) {
        dead.initTransactions();
        dead.beginTransaction();
        byte[] key = "sink/0".getBytes(StandardCharsets.UTF_8);
        dead.send(new ProducerRecord<>(NAMES.positionsTopic(), key, key)).get();

        assertThat(agree(facts, "size", "9")).isEqualTo(agreed.iterator().next());
        assertThat(agree(facts, FactKind.RUN, "seed", "1")).isEqualTo(Map.of("seed", "1"));
        assertThat(facts.read(FactKind.RUN)).contains(Map.of("seed", "1"));
        dead.abortTransaction();
      }
    }
  }

  private static Map<String, String> agree(RunFacts facts, String name, String value) {
    return agree(facts, FactKind.SOURCE, name, value);
  }

  private static Map<String, String> agree(
      RunFacts facts, FactKind kind, String name, String value) {
    try {
      return facts.agree(kind, Map.of(name, value));
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
