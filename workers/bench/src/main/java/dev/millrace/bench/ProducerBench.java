package dev.millrace.bench;

import dev.millrace.connector.tweets.TweetGenerator;
import dev.millrace.connector.tweets.TweetsConfig;
import dev.millrace.contract.Stage;
import dev.millrace.contract.config.OnDataLoss;
import dev.millrace.contract.config.ProducerConfig;
import dev.millrace.contract.names.RunNames;
import dev.millrace.producer.ProducerWorker;
import dev.millrace.runtime.stage.StageContext;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.tools.ProducerPerformance;

/** The producer against Kafka's own {@code ProducerPerformance} sending the same tweets. */
final class ProducerBench {
  static final TweetsConfig SOURCE =
      new TweetsConfig(42, 10_000, Instant.parse("2026-01-01T00:00:00Z"));

  private static final int PAYLOADS = 20_000;
  private static final Pattern RATE = Pattern.compile("records sent, ([0-9.]+) records/sec");

  private final Lab lab;
  private final Path payloads;

  ProducerBench(Lab lab) throws IOException {
    this.lab = lab;
    this.payloads = lab.folder().resolve("payloads");
    TweetGenerator tweets = TweetGenerator.of(SOURCE, Lab.LANES);
    try (OutputStream out = Files.newOutputStream(payloads)) {
      for (int id = 0; id < PAYLOADS; id++) {
        out.write(tweets.message(id).value());
        out.write('\n');
      }
    }
  }

  /** The producer, from generating to committed. */
  double ours(RunNames names, long messages) throws Exception {
    ProducerConfig config =
        new ProducerConfig(
            names.run(),
            "bench",
            lab.connection(),
            SOURCE,
            Lab.LANES,
            Optional.of(messages),
            Optional.empty(),
            OnDataLoss.Fail,
            0);
    StageContext context = StageContext.of(Stage.PRODUCER, config, new SimpleMeterRegistry());
    return lab.stage(names, Stage.PRODUCER, new ProducerWorker(config, context), messages)
        .perSecond();
  }

  /** Kafka's tool with the same settings; it sends without transactions. */
  double theirs(RunNames names, long messages) throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream console = System.out;
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      ProducerPerformance.main(
          new String[] {
            "--topic",
            names.rawTopic(),
            "--num-records",
            String.valueOf(messages),
            "--throughput",
            "-1",
            "--payload-file",
            payloads.toString(),
            "--payload-delimiter",
            "\n",
            "--producer-props",
            "bootstrap.servers=" + lab.connection().bootstrapServers(),
            "acks=all",
            "enable.idempotence=true",
            "compression.type=lz4",
            "batch.size=262144",
            "linger.ms=20",
            "buffer.memory=67108864"
          });
    } finally {
      System.setOut(console);
    }
    Matcher rates = RATE.matcher(printed.toString(StandardCharsets.UTF_8));
    double last = Double.NaN;
    while (rates.find()) {
      last = Double.parseDouble(rates.group(1));
    }
    return last;
  }
}
