package dev.millrace.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.connector.duckdb.DuckDbConfig;
import dev.millrace.contract.Stage;
import dev.millrace.contract.config.BatchLimits;
import dev.millrace.contract.config.OnDataLoss;
import dev.millrace.contract.config.SinkConfig;
import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.Enrichment;
import dev.millrace.contract.event.EventColumns;
import dev.millrace.contract.event.Tweet;
import dev.millrace.contract.names.RunNames;
import dev.millrace.runtime.kafka.KafkaClients;
import dev.millrace.runtime.stage.StageContext;
import dev.millrace.sink.SinkWorker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;

/** The DuckDB sink against a bare appender loop over the same rows held in memory. */
final class SinkBench {
  static final List<Column> COLUMNS =
      EventColumns.table(Tweet.COLUMNS, List.of(Enrichment.values()));

  private static final int ROWS_IN_MEMORY = 100_000;

  private final Lab lab;

  SinkBench(Lab lab) {
    this.lab = lab;
  }

  double ours(RunNames names, long messages, Path database, BatchLimits batch) throws Exception {
    lab.rewind(names, names.deadLetterTopic(), List.of(names.group(Stage.SINK)));
    SinkConfig config =
        new SinkConfig(
            names.run(),
            "bench",
            lab.connection(),
            new DuckDbConfig(database, "tweets"),
            COLUMNS,
            batch,
            OnDataLoss.Fail,
            0);
    StageContext context = StageContext.of(Stage.SINK, config, new SimpleMeterRegistry());
    return lab.stage(names, Stage.SINK, new SinkWorker(config, context), messages).perSecond();
  }

  double theirs(RunNames names, long messages, Path database) throws Exception {
    return new BareAppend(COLUMNS, rows(names)).run(messages, database).perSecond();
  }

  private List<Map<?, ?>> rows(RunNames names) throws Exception {
    ObjectMapper json = new ObjectMapper();
    KafkaClients clients = lab.clients("rows");
    List<Map<?, ?>> rows = new ArrayList<>();
    try (Consumer<byte[], byte[]> consumer = clients.consumer(names.run() + "-rows")) {
      consumer.subscribe(List.of(names.processedTopic()));
      while (rows.size() < ROWS_IN_MEMORY) {
        for (var record : consumer.poll(Duration.ofMillis(200))) {
          rows.add(json.readValue(record.value(), Map.class));
        }
      }
    }
    return rows;
  }
}
