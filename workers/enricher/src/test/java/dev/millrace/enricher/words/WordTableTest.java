package dev.millrace.enricher.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WordTableTest {
  @Test
  void findsEveryWordInAnyCaseAndNoOther() {
    Map<String, Integer> known = new HashMap<>();
    for (int i = 0; i < 10_000; i++) {
      known.put("word" + Integer.toString(i * 7, 36), i);
    }
    WordTable<Integer> table = new WordTable<>(known);

    known.forEach(
        (word, value) -> {
          assertThat(find(table, word)).isEqualTo(value);
          assertThat(find(table, word.toUpperCase(Locale.ROOT))).isEqualTo(value);
          assertThat(find(table, word + "!")).isNull();
        });
    assertThat(find(table, "")).isNull();
  }

  @Test
  void wordsOfEqualHashAreToldApart() {
    String one = "a" + (char) ('a' + 31);
    String other = "ba";
    assertThat(hash(one)).isEqualTo(hash(other));

    WordTable<String> both = new WordTable<>(Map.of(one, "one", other, "other"));
    assertThat(find(both, one)).isEqualTo("one");
    assertThat(find(both, other)).isEqualTo("other");
    assertThat(find(new WordTable<>(Map.of(one, "one")), other)).isNull();
  }

  private static <V> V find(WordTable<V> table, String word) {
    String padded = "<" + word + ">";
    return table.find(padded.toCharArray(), 1, 1 + word.length(), hash(word));
  }

  private static int hash(String word) {
    int hash = 0;
    for (char c : word.toCharArray()) {
      hash = WordTable.hash(hash, LowerCase.of(c));
    }
    return hash;
  }
}
