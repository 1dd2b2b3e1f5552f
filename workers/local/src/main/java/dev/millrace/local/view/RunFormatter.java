package dev.millrace.local.view;

import java.util.stream.Collectors;

/** A run in one sentence. */
public final class RunFormatter {
  private RunFormatter() {}

  /** Percent, counts, rate and time left, as far as they are known. */
  public static String summary(RunView view) {
    String percent = view.fraction().map(f -> NumberFormatter.percent(f) + "  ").orElse("");
    String outlook = outlook(view);
    return percent + counts(view) + (outlook.isEmpty() ? "" : "  " + outlook);
  }

  /** Messages that reached their end, of how many, and how fast. */
  static String counts(RunView view) {
    StringBuilder text = new StringBuilder(NumberFormatter.count(view.written()));
    view.goal()
        .ifPresent(
            goal ->
                text.append(goal.exact() ? " of " : " of about ")
                    .append(NumberFormatter.count(goal.messages())));
    text.append(" written");
    if (view.dead() > 0) {
      text.append(", ").append(NumberFormatter.count(view.dead())).append(" dead");
    }
    return text.append("  ").append(NumberFormatter.rate(view.ratePerSecond())).toString();
  }

  /** Time left while it runs, else what it does; empty text when not known. */
  static String outlook(RunView view) {
    return view.phase() == RunPhase.RUNNING
        ? view.left().map(left -> NumberFormatter.time(left) + " left").orElse("")
        : view.phase().id();
  }

  /** One line for logs and pipes, stages included. */
  public static String plainLine(RunView view) {
    return view.run()
        + " "
        + NumberFormatter.time(view.elapsed())
        + ": "
        + summary(view)
        + "  ["
        + view.stages().stream().map(RunFormatter::stage).collect(Collectors.joining("; "))
        + "]"
        + (view.trouble().isEmpty() ? "" : "  " + view.trouble());
  }

  private static String stage(StageView stage) {
    StringBuilder text = new StringBuilder(stage.stage().id());
    text.append(' ').append(NumberFormatter.rate(stage.ratePerSecond()));
    if (stage.lag() > 0) {
      text.append(", lag ").append(NumberFormatter.brief(stage.lag()));
    }
    if (stage.retries() > 0) {
      text.append(", retries ").append(stage.retries());
    }
    if (stage.dead() > 0) {
      text.append(", dead ").append(NumberFormatter.count(stage.dead()));
    }
    if (!stage.waiting().isEmpty()) {
      text.append(", ").append(stage.waiting());
    }
    return text.toString();
  }
}
