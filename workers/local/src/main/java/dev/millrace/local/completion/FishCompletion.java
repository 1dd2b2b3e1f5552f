package dev.millrace.local.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A completion script for fish, which picocli does not write itself: subcommands first, then the
 * options of the subcommand, their values where they are known, and files elsewhere.
 */
public final class FishCompletion {
  private static final String COMMAND = "__fish_use_subcommand";

  private FishCompletion() {}

  /** The script for a command and its subcommands. */
  public static String of(CommandSpec root) {
    List<String> lines = new ArrayList<>();
    String name = root.name();
    lines.add("# fish completion of " + name);
    for (OptionSpec option : root.options()) {
      lines.add(option(name, COMMAND, option));
    }
    for (Map.Entry<String, CommandLine> entry : root.subcommands().entrySet()) {
      CommandSpec spec = entry.getValue().getCommandSpec();
      lines.add(subcommand(name, entry.getKey(), spec));
      for (OptionSpec option : spec.options()) {
        lines.add(option(name, "__fish_seen_subcommand_from " + entry.getKey(), option));
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static String subcommand(String name, String subcommand, CommandSpec spec) {
    return String.format(
        Locale.ROOT,
        "complete -c %s -f -n %s -a %s -d %s",
        name,
        COMMAND,
        subcommand,
        quoted(first(spec.usageMessage().description())));
  }

  private static String option(String name, String condition, OptionSpec option) {
    String names =
        List.of(option.names()).stream()
            .map(n -> n.startsWith("--") ? "-l " + n.substring(2) : "-s " + n.substring(1))
            .collect(Collectors.joining(" "));
    return String.format(
        Locale.ROOT,
        "complete -c %s -n %s %s%s -d %s",
        name,
        quoted(condition),
        names,
        value(option),
        quoted(first(option.description())));
  }

  private static String value(OptionSpec option) {
    if (option.arity().max() == 0) {
      return "";
    }
    if (option.completionCandidates() == null) {
      return " -r";
    }
    List<String> values = new ArrayList<>();
    option.completionCandidates().forEach(values::add);
    return " -x -a " + quoted(String.join(" ", values));
  }

  /** The first sentence: fish shows one line. */
  private static String first(String[] description) {
    String text = description.length == 0 ? "" : description[0];
    int end = text.indexOf(". ");
    return end < 0 ? text : text.substring(0, end + 1);
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
