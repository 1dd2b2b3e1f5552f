package dev.millrace.local.report.settings;

import dev.millrace.contract.event.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Collects the settings of one part of a run. For one thread. */
final class Part {
  private final String name;
  private final List<Setting> settings = new ArrayList<>();

  Part(String name) {
    this.name = name;
  }

  Part add(String setting, String value) {
    settings.add(new Setting(name, setting, value));
    return this;
  }

  List<Setting> settings() {
    return List.copyOf(settings);
  }

  /** {@code 1 lane}, {@code 24 lanes}. */
  static String some(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  static String names(List<Column> columns) {
    return columns.isEmpty()
        ? "none"
        : columns.stream().map(Column::name).collect(Collectors.joining(", "));
  }
}
