package dev.millrace.local.output;

import dev.millrace.local.terminal.LivePanel;
import dev.millrace.local.view.LiveLines;
import dev.millrace.local.view.RunView;
import java.util.function.IntSupplier;

/** Tells people on a terminal: a bar and a line for each stage, drawn in place. */
public final class LiveOutput implements RunOutput {
  private final LivePanel panel;
  private final IntSupplier width;

  /** Draws on the panel as wide as the terminal is at that moment. */
  public LiveOutput(LivePanel panel, IntSupplier width) {
    this.panel = panel;
    this.width = width;
  }

  @Override
  public void progress(RunView view) {
    int columns = width.getAsInt();
    panel.draw(LiveLines.of(view, columns), columns);
  }

  @Override
  public void say(String sentence) {
    panel.say(sentence, width.getAsInt());
  }

  @Override
  public void end(RunSummary summary) {
    SummaryText.of(summary).forEach(this::say);
  }
}
