package dev.millrace.runtime.facts;

import java.util.Locale;

/** What facts are about. */
public enum FactKind {
  /** The run itself: the settings that decide what its messages are, and the ids of its topics. */
  RUN,
  /** The source as it was when the run began. */
  SOURCE;

  /** Begins the keys of its records; no stage is called so. */
  String prefix() {
    return name().toLowerCase(Locale.ROOT) + "/";
  }
}
