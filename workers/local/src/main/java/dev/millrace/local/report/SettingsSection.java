package dev.millrace.local.report;

import dev.millrace.local.report.page.Markup;
import dev.millrace.local.report.settings.Setting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the run was told to do, and what did it. */
final class SettingsSection {
  private SettingsSection() {}

  static void draw(Markup page, ReportInput input) {
    Map<String, List<Setting>> parts =
        input.settings().stream()
            .collect(Collectors.groupingBy(Setting::part, LinkedHashMap::new, Collectors.toList()));
    if (!parts.isEmpty()) {
      page.element("h2", "Settings").open("div", "class", "pair");
      parts.forEach((part, settings) -> card(page, part, settings));
      page.close();
    }
    if (!input.versions().isEmpty()) {
      page.element("h2", "Versions").open("div", "class", "card");
      table(page, input.versions());
      page.close();
    }
  }

  private static void card(Markup page, String part, List<Setting> settings) {
    page.open("div", "class", "card").element("h3", part);
    table(page, settings);
    page.close();
  }

  private static void table(Markup page, List<Setting> settings) {
    page.open("table", "class", "facts").open("tbody");
    for (Setting setting : settings) {
      page.open("tr").element("th", setting.name(), "scope", "row");
      page.open("td").element("bdi", setting.value()).close().close();
    }
    page.close().close();
  }
}
