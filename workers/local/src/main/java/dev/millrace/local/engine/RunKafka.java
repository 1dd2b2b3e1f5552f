package dev.millrace.local.engine;

import dev.millrace.contract.config.KafkaConnection;
import dev.millrace.embedded.EmbeddedKafka;
import java.nio.file.Path;

/**
 * The Kafka of a run, in this process or elsewhere.
 *
 * @param connection how to reach it
 * @param embedded whether it is in this process, so that nobody else can be using it
 * @param closing ends it when it is in this process
 */
public record RunKafka(KafkaConnection connection, boolean embedded, Runnable closing)
    implements AutoCloseable {

  /** Starts a Kafka in this process. */
  public static RunKafka embedded(Path folder, java.util.Map<String, String> clientSettings) {
    EmbeddedKafka kafka = EmbeddedKafka.start(folder);
    return new RunKafka(
        new KafkaConnection(kafka.bootstrapServers(), clientSettings), true, kafka::close);
  }

  /** A Kafka that is there already. */
  public static RunKafka existing(KafkaConnection connection) {
    return new RunKafka(connection, false, () -> {});
  }

  @Override
  public void close() {
    closing.run();
  }
}
