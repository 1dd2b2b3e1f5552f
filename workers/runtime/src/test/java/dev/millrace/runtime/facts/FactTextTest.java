package dev.millrace.runtime.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FactTextTest {
  @Test
  void everyValueComesBack() {
    Map<String, String> facts =
        Map.of("a", "", "b", "x=y", "c", "two\nlines\\n and \\", "d.e", "[Column[name=नाम]]");
    assertThat(FactText.decode(FactText.encode(facts))).isEqualTo(facts);
  }

  @Test
  void itCanBeReadByPeople() {
    assertThat(FactText.encode(Map.of("size", "14", "fingerprint", "ab")))
        .isEqualTo("fingerprint=ab\nsize=14\n");
  }

  @Test
  void noneIsEmpty() {
    assertThat(FactText.decode(FactText.encode(Map.of()))).isEmpty();
  }
}
