package dev.millrace.local.report.settings;

import dev.millrace.contract.config.SourceConfig;
import dev.millrace.crds.plan.ProducerPlan;
import dev.millrace.local.view.NumberFormatter;
import java.util.List;

/** Where messages come from. */
final class SourceSettings {
  private SourceSettings() {}

  static List<Setting> of(ProducerPlan plan) {
    Part part = new Part("Source");
    if (plan.source() instanceof SourceConfig.Tweets tweets) {
      part.add("Kind", "generated tweets");
      part.add("Seed", String.valueOf(tweets.seed()));
      part.add("Users", NumberFormatter.count(tweets.users()));
      part.add("Messages", plan.messages().map(NumberFormatter::count).orElse("without end"));
    } else if (plan.source() instanceof SourceConfig.Replay replay) {
      part.add("Kind", "replay of a file");
      part.add("File", replay.path().toString());
      part.add("Columns", Part.names(replay.columns()));
      part.add(
          "Messages",
          plan.messages().map(n -> "the first " + NumberFormatter.count(n)).orElse("all lines"));
    }
    return part.add("Rate", rate(plan)).settings();
  }

  private static String rate(ProducerPlan plan) {
    return plan.ratePerSecond()
        .map(rate -> NumberFormatter.count(rate) + " a second")
        .orElse("as fast as possible");
  }
}
