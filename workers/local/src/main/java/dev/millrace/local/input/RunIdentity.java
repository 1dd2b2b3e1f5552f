package dev.millrace.local.input;

import dev.millrace.contract.config.SourceConfig;
import dev.millrace.contract.config.WarehouseConfig;
import dev.millrace.crds.plan.PipelinePlan;
import dev.millrace.local.folder.Identity;
import java.util.Map;
import java.util.TreeMap;

/** Which settings of a plan must stay for a run to be resumed; the same as in a cluster. */
public final class RunIdentity {
  private RunIdentity() {}

  /** The identity of a plan, by the names of the fields in the file. */
  public static Identity of(PipelinePlan plan) {
    Map<String, String> settings = new TreeMap<>();
    SourceConfig source = plan.producer().source();
    add(settings, "spec.source", source.field(), source.identity());
    plan.producer()
        .messages()
        .ifPresent(n -> settings.put("spec.source.messages", String.valueOf(n)));
    settings.put("spec.kafka.bootstrapServers", plan.kafka().bootstrapServers().orElse("not set"));
    settings.put("spec.enricher.enrichments", plan.enricher().enrichments().toString());
    // Runs from before there was a prefix had none; so an empty one is no setting.
    if (!plan.enricher().prefix().isEmpty()) {
      settings.put("spec.enricher.prefix", plan.enricher().prefix());
    }
    WarehouseConfig warehouse = plan.sink().warehouse();
    add(settings, "spec.sink", warehouse.field(), warehouse.identity());
    return new Identity(settings);
  }

  private static void add(
      Map<String, String> settings, String part, String field, Map<String, String> identity) {
    settings.put(part, field);
    identity.forEach((name, value) -> settings.put(part + "." + field + "." + name, value));
  }
}
