package dev.millrace.contract.env;

import java.util.Locale;

/**
 * The locale of a process. What millrace writes names {@link Locale#ROOT} itself; libraries do not
 * always: Kafka's broker, for one, cannot start where the small I is not i.
 */
public final class ProcessLocale {
  private ProcessLocale() {}

  /**
   * Makes {@link Locale#ROOT} the default of this process, whatever {@code LC_ALL} or {@code LANG}
   * say. The first thing that a {@code main} does.
   */
  public static void useRoot() {
    Locale.setDefault(Locale.ROOT);
  }
}
