package dev.millrace.local.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

class LiveLinesTest {
  @Test
  void aBarCountsAndALineForEachStage() {
    assertThat(text(Views.running(), 120))
        .containsExactly(
            "tweets ━━━━━━━━━━━━━━━━━━━━━━━━················  62%  4 s left",
            "  620,367 of 1,000,000 written, 45 dead  101k/s",
            "  producer            812,345 in  98.2k/s              retries 0     dead 0",
            "  enricher x2         701,233 in  99.0k/s  lag 111k    retries 0     dead 45",
            "  sink                620,367 in   101k/s  lag 80.8k   retries 0     dead 0");
  }

  @Test
  void theBarIsColouredAsFarAsTheRunIs() {
    AttributedString bar = LiveLines.of(Views.running(), 120).get(0);
    assertThat(bar.styleAt(7 + 23)).isNotEqualTo(bar.styleAt(7 + 25));
    assertThat(bar.styleAt(7 + 25)).isEqualTo(bar.styleAt(7 + 39));
  }

  @Test
  void withoutColoursTheBarIsEmptyAtTheStart() {
    RunView v = Views.running();
    RunView start =
        new RunView(v.run(), v.time(), v.phase(), v.goal(), 0, 0, 0, v.elapsed(), v.stages(), "");
    assertThat(text(start, 120).get(0)).isEqualTo("tweets " + "·".repeat(40) + "   0%");
  }

  @Test
  void onANarrowTerminalTheColumnsGoOnInTheNextLine() {
    assertThat(text(Views.running(), 59))
        .containsExactly(
            "tweets ━━━━━━━━━━━━━━━━━············  62%  4 s left",
            "  620,367 of 1,000,000 written, 45 dead  101k/s",
            "  producer            812,345 in  98.2k/s",
            "      retries 0     dead 0",
            "  enricher x2         701,233 in  99.0k/s  lag 111k",
            "      retries 0     dead 45",
            "  sink                620,367 in   101k/s  lag 80.8k",
            "      retries 0     dead 0");
    assertThat(text(Views.running(), 40))
        .containsExactly(
            "tweets ━━━━━━━━━━━━········  62%",
            "  4 s left",
            "  620,367 of 1,000,000 written, 45 dead",
            "  101k/s",
            "  producer            812,345 in",
            "      98.2k/s              retries 0",
            "      dead 0",
            "  enricher x2         701,233 in",
            "      99.0k/s  lag 111k    retries 0",
            "      dead 45",
            "  sink                620,367 in",
            "      101k/s  lag 80.8k   retries 0",
            "      dead 0");
  }

  @Test
  void whatHoldsAStageUpHasALineOfItsOwn() {
    assertThat(text(Views.held(), 120))
        .hasSize(6)
        .last()
        .isEqualTo("      waiting for tweets.duckdb: Could not set lock on file");
  }

  @Test
  void whatHoldsAStageUpGoesOnInTheNextLine() {
    assertThat(text(Views.held(), 40))
        .endsWith("      waiting for tweets.duckdb: Could", "      not set lock on file");
  }

  @Test
  void noLineIsWiderThanTheTerminal() {
    for (int width : new int[] {1, 20, 40, 79, 80, 100}) {
      assertThat(LiveLines.of(Views.held(), width))
          .allSatisfy(line -> assertThat(line.columnLength()).isLessThanOrEqualTo(width));
    }
  }

  @Test
  void anEndlessRunHasNoBar() {
    assertThat(text(Views.with(Optional.empty(), RunPhase.RUNNING), 100).get(0))
        .isEqualTo("tweets");
    assertThat(text(Views.with(Optional.empty(), RunPhase.STOPPING), 100))
        .startsWith("tweets  stopping", "  620,367 written, 45 dead  101k/s");
  }

  private static List<String> text(RunView view, int width) {
    return LiveLines.of(view, width).stream()
        .map(AttributedString::toString)
        .map(String::stripTrailing)
        .toList();
  }
}
