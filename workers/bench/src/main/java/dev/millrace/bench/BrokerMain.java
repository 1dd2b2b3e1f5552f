package dev.millrace.bench;

import dev.millrace.contract.env.ProcessLocale;
import dev.millrace.embedded.EmbeddedKafka;
import java.nio.file.Path;

/** A broker as a process of its own: folder and port are its arguments. Ends when killed. */
final class BrokerMain {
  private BrokerMain() {}

  public static void main(String[] args) throws InterruptedException {
    ProcessLocale.useRoot();
    EmbeddedKafka.start(Path.of(args[0]), Integer.parseInt(args[1]));
    Thread.currentThread().join();
  }
}
