package dev.millrace.enricher.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LowerCaseTest {
  @Test
  void isTheJdksForEveryCharacterButDottedI() {
    StringBuilder wrong = new StringBuilder();
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      if (LowerCase.of((char) c) != Character.toLowerCase((char) c) && c != 0x130) {
        wrong.append(Integer.toHexString(c)).append(' ');
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(LowerCase.of('\u0130')).isEqualTo('\u0130');
  }
}
