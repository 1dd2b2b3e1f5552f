package dev.millrace.local.report.settings;

import java.util.ArrayList;
import java.util.List;

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
}
