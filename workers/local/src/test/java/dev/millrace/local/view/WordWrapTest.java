package dev.millrace.local.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordWrapTest {
  @Test
  void breaksAtBlanks() {
    assertThat(WordWrap.lines("the disk of the warehouse is full", 12, 9))
        .containsExactly("the disk of", "the", "warehouse is", "full");
  }

  @Test
  void cutsAWordThatIsLongerThanALine() {
    assertThat(WordWrap.lines("see /a/very/long/path now", 8, 9))
        .containsExactly("see", "/a/very/", "long/pat", "h now");
  }

  @Test
  void saysThatThereWouldBeMore() {
    assertThat(WordWrap.lines("one two three four", 8, 2)).containsExactly("one two", "three f…");
    assertThat(WordWrap.lines("one two", 1, 2)).containsExactly("o", "…");
  }

  @Test
  void nothingIsNoLine() {
    assertThat(WordWrap.lines(" ", 10, 3)).isEmpty();
  }
}
