package dev.millrace.local.chaos;

import dev.millrace.contract.env.ProcessLocale;
import dev.millrace.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A Kafka broker as a process of its own, so that it can be killed apart from the workers. */
final class KafkaProcess {
  private KafkaProcess() {}

  static ChildProcess of(Path folder, int port) {
    return new ChildProcess(
        "kafka", KafkaProcess.class, List.of(folder.toString(), "" + port), Map.of(), folder);
  }

  /** Serves until killed. */
  public static void main(String[] args) throws InterruptedException {
    ProcessLocale.useRoot();
    EmbeddedKafka.start(Path.of(args[0]), Integer.parseInt(args[1]));
    Thread.currentThread().join();
  }
}
