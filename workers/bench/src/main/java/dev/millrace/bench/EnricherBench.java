package dev.millrace.bench;

import dev.millrace.contract.Stage;
import dev.millrace.contract.config.EnricherConfig;
import dev.millrace.contract.event.Enrichment;
import dev.millrace.contract.event.Tweet;
import dev.millrace.contract.names.RunNames;
import dev.millrace.enricher.EnricherWorker;
import dev.millrace.runtime.stage.StageContext;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;

/** The enricher against a loop that copies records in the same transactions and does nothing. */
final class EnricherBench {
  private final Lab lab;

  EnricherBench(Lab lab) {
    this.lab = lab;
  }

  double ours(RunNames names, long messages, List<Enrichment> enrichments) throws Exception {
    lab.rewind(names.processedTopic(), List.of(names.group(Stage.ENRICHER)));
    EnricherConfig config =
        new EnricherConfig(
            names.run(), "bench", lab.connection(), 1, enrichments, Tweet.COLUMNS, 0);
    StageContext context = StageContext.of(Stage.ENRICHER, config, new SimpleMeterRegistry());
    return lab.stage(names, Stage.ENRICHER, new EnricherWorker(config, context), messages)
        .perSecond();
  }

  double theirs(RunNames names, long messages) throws Exception {
    lab.rewind(names.processedTopic(), List.of(BareCopy.group(names)));
    return new BareCopy(lab.clients("bare"), names).run(messages).perSecond();
  }
}
