package dev.millrace.sink;

import dev.millrace.connector.registry.Connectors;
import dev.millrace.connector.warehouse.Warehouse;
import dev.millrace.contract.config.SinkConfig;
import dev.millrace.runtime.kafka.RetryingCall;
import dev.millrace.runtime.run.StopSignal;
import dev.millrace.runtime.stage.StageContext;
import dev.millrace.runtime.stage.StageWorker;
import dev.millrace.runtime.topics.TopicWatch;
import dev.millrace.sink.worker.SinkPreflight;
import dev.millrace.sink.worker.SinkRun;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;

/**
 * One sink of a run: writes every processed event to the warehouse exactly once or puts it into the
 * dead-letter topic exactly once. What the warehouse has decides; Kafka's offsets follow it.
 */
public final class SinkWorker implements StageWorker {
  private final SinkConfig config;
  private final StageContext context;
  private final WarehouseFactory warehouses;

  /** A sink that writes where its configuration says. */
  public SinkWorker(SinkConfig config, StageContext context) {
    this(config, context, Connectors.all()::warehouse);
  }

  /** A sink with a warehouse of the caller's. */
  public SinkWorker(SinkConfig config, StageContext context, WarehouseFactory warehouses) {
    this.config = config;
    this.context = context;
    this.warehouses = warehouses;
  }

  @Override
  public void run(StopSignal stop) {
    RetryingCall retryingCall = new RetryingCall(stop, context.health(), context.metrics());
    Optional<SinkPreflight> kafka =
        retryingCall.until("topics of run " + config.run(), this::askKafka);
    if (kafka.isPresent()) {
      write(kafka.get(), retryingCall, stop);
    }
  }

  private void write(SinkPreflight kafka, RetryingCall retryingCall, StopSignal stop) {
    try (TopicWatch watch =
        new TopicWatch(context.kafka(), context.names(), kafka.origin().topic())) {
      if (retryingCall.until("topics of run " + config.run(), watch::begin).isPresent()) {
        Warehouse warehouse = warehouses.create(config, kafka.origin());
        new SinkRun(config, context, warehouse, kafka, watch, stop).run();
      }
    }
  }

  private SinkPreflight askKafka() throws Exception {
    try (Admin admin = context.kafka().admin()) {
      return SinkPreflight.read(admin, context.names());
    }
  }
}
