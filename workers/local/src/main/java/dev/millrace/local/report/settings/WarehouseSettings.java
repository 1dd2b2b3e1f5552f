package dev.millrace.local.report.settings;

import dev.millrace.contract.config.ConnectorSetting;
import dev.millrace.crds.plan.SinkPlan;
import java.util.List;

/** Where messages end. Says nothing of how to log in. */
final class WarehouseSettings {
  private WarehouseSettings() {}

  static List<Setting> of(SinkPlan plan) {
    Part part = new Part("Warehouse");
    plan.warehouse().settings().forEach(s -> part.add(s.name(), s.value()));
    return part.add("Columns", ConnectorSetting.names(plan.columns())).settings();
  }
}
