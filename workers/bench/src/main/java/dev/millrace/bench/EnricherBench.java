package dev.millrace.bench;

import dev.millrace.contract.Stage;
import dev.millrace.contract.config.EnricherConfig;
import dev.millrace.contract.config.OnDataLoss;
import dev.millrace.contract.event.Enrichment;
import dev.millrace.contract.event.Tweet;
import dev.millrace.contract.names.RunNames;
import dev.millrace.enricher.EnricherWorker;
import dev.millrace.runtime.stage.StageContext;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The enricher against loops in the same transactions: one that copies values as they are, and one
 * that puts their md5 in without a look at what they are, which is the least that any enrichment of
 * that kind costs.
 */
final class EnricherBench {
  private final Lab lab;

  EnricherBench(Lab lab) {
    this.lab = lab;
  }

  double ours(RunNames names, long messages, List<Enrichment> enrichments) throws Exception {
    lab.rewind(names, names.processedTopic(), List.of(names.group(Stage.ENRICHER)));
    EnricherConfig config =
        new EnricherConfig(
            names.run(),
            "bench",
            lab.connection(),
            1,
            enrichments,
            "",
            Tweet.COLUMNS,
            OnDataLoss.Fail,
            0);
    StageContext context = StageContext.of(Stage.ENRICHER, config, new SimpleMeterRegistry());
    return lab.stage(names, Stage.ENRICHER, new EnricherWorker(config, context), messages)
        .perSecond();
  }

  double copy(RunNames names, long messages) throws Exception {
    return bare(names, messages, UnaryOperator.identity());
  }

  double copyWithHash(RunNames names, long messages) throws Exception {
    return bare(names, messages, new BlindHash()::into);
  }

  private double bare(RunNames names, long messages, UnaryOperator<byte[]> change)
      throws Exception {
    lab.rewind(names, names.processedTopic(), List.of(BareCopy.group(names)));
    return new BareCopy(lab.clients("bare"), names, change).run(messages).perSecond();
  }
}
