package dev.millrace.local.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.junit.jupiter.api.Test;

class LivePanelTest {
  private final StringWriter screen = new StringWriter();

  @Test
  void theNextDrawingTakesThePlaceOfTheOneBefore() {
    LivePanel panel = panel(false);
    panel.draw(lines("a".repeat(79), "b"), 80);
    assertThat(screen).hasToString("a".repeat(79) + "\u001b[K\nb\u001b[K\n\u001b[J");

    assertThat(drawn(panel, 80)).isEqualTo("\u001b[2A\rx\u001b[K\n\u001b[J");
    panel.say("said", 80);
    assertThat(screen.toString()).endsWith("\u001b[1A\rsaid\u001b[K\n\u001b[J");
    assertThat(drawn(panel, 80)).as("below what was said").startsWith("x");
  }

  @Test
  void aSentenceThatEndsAtTheEdgeKeepsItsLastLetter() {
    panel(false).say("said", 4);
    assertThat(screen).hasToString("said\n\u001b[J");
  }

  @Test
  void aTerminalMadeNarrowerHasBrokenTheLines() {
    LivePanel panel = panel(false);
    panel.draw(lines("a".repeat(79), "b", ""), 80);

    assertThat(drawn(panel, 40)).as("2 + 1 + 1").startsWith("\u001b[4A");
    assertThat(drawn(panel, 40)).as("as it was drawn last").startsWith("\u001b[1A");
  }

  @Test
  void aTerminalMadeWiderHasNot() {
    LivePanel panel = panel(false);
    panel.draw(lines("a".repeat(39), "b"), 40);

    assertThat(drawn(panel, 200)).startsWith("\u001b[2A");
  }

  @Test
  void coloursAreLeftOutWhereTheyAreNotWanted() {
    List<AttributedString> red =
        List.of(new AttributedString("red", AttributedStyle.DEFAULT.foreground(1)));
    panel(false).draw(red, 80);
    assertThat(screen).hasToString("red\u001b[K\n\u001b[J");
    panel(true).draw(red, 80);
    assertThat(screen.toString()).contains("\u001b[31mred");
  }

  private LivePanel panel(boolean coloured) {
    return new LivePanel(new PrintWriter(screen), coloured);
  }

  private String drawn(LivePanel panel, int width) {
    int before = screen.getBuffer().length();
    panel.draw(lines("x"), width);
    return screen.toString().substring(before);
  }

  private static List<AttributedString> lines(String... lines) {
    return java.util.Arrays.stream(lines).map(AttributedString::new).toList();
  }
}
