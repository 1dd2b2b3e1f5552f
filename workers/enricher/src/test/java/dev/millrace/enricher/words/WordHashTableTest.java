package dev.millrace.enricher.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WordHashTableTest {
  @Test
  void findsEveryWordInAnyCaseAndNoOther() {
    Map<String, Integer> known = new HashMap<>();
    for (int i = 0; i < 10_000; i++) {
      known.put("word" + Integer.toString(i * 7, 36), i);
    }
    WordHashTable<Integer> table = new WordHashTable<>(known);

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

    WordHashTable<String> both = new WordHashTable<>(Map.of(one, "one", other, "other"));
    assertThat(find(both, one)).isEqualTo("one");
    assertThat(find(both, other)).isEqualTo("other");
    assertThat(find(new WordHashTable<>(Map.of(one, "one")), other)).isNull();
  }

  private static <V> V find(WordHashTable<V> table, String word) {
    String padded = "<" + word + ">";
    return table.find(padded.toCharArray(), 1, 1 + word.length(), hash(word));
  }

  private static int hash(String word) {
    int hash = 0;
    for (char c : word.toCharArray()) {
      hash = WordHashTable.hash(hash, LowerCase.of(c));
    }
    return hash;
  }
}
