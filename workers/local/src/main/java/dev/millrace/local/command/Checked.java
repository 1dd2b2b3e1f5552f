package dev.millrace.local.command;

import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Refuses option values out of range, in the same way as everything else on the command line. */
final class Checked {
  private Checked() {}

  static void atLeast(CommandSpec spec, String option, int value, int least) {
    if (value < least) {
      throw new ParameterException(
          spec.commandLine(),
          String.format(
              Locale.ROOT, "%s: %d is not allowed: must be at least %d", option, value, least));
    }
  }
}
