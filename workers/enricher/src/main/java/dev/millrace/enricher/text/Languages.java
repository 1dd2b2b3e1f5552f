package dev.millrace.enricher.text;

import dev.millrace.enricher.words.WordHashTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What speaks for which language. Languages are numbered; sets of them are bits of a long.
 *
 * <p>Immutable; one for the process is enough.
 */
final class Languages {
  private static final String FILE = "languages.txt";
  private static final Languages BUNDLED = load();

  /** Letters from here on speak for no language; below, almost no text has most of them. */
  private static final int AFTER_LETTERS = 0x980;

  private final List<String> tags = new ArrayList<>();
  private final long[] byScript = new long[Script.values().length];
  private final Map<String, Long> words = new HashMap<>();
  private final Map<String, Long> elided = new HashMap<>();
  private final long[] letters = new long[AFTER_LETTERS];

  private Languages() {}

  /** The languages that come with this class. */
  static Languages bundled() {
    return BUNDLED;
  }

  /** How many languages there are, at most 64. */
  int count() {
    return tags.size();
  }

  /** BCP 47 tag of a language. */
  String tag(int language) {
    return tags.get(language);
  }

  /** The languages of a script. */
  long writtenIn(Script script) {
    return byScript[script.ordinal()];
  }

  /** Languages that have a word among their commonest. */
  WordHashTable<Long> words() {
    return new WordHashTable<>(words);
  }

  /** Languages that put this before an apostrophe. */
  WordHashTable<Long> elided() {
    return new WordHashTable<>(elided);
  }

  /** Languages that a letter, in lower case, is typical of; 0 for most. */
  long having(char lower) {
    return lower < AFTER_LETTERS ? letters[lower] : 0;
  }

  private static Languages load() {
    Languages languages = new Languages();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Languages.class.getResourceAsStream(FILE), FILE),
                StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" "))
          .forEach(languages::add);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
    return languages;
  }

  private void add(String[] line) {
    if (!tags.contains(line[0])) {
      tags.add(line[0]);
    }
    long bit = 1L << tags.indexOf(line[0]);
    byScript[Script.valueOf(line[1]).ordinal()] |= bit;
    for (int i = 3; i < line.length; i++) {
      switch (line[2]) {
        case "words" -> words.merge(line[i], bit, (a, b) -> a | b);
        case "elided" -> elided.merge(line[i], bit, (a, b) -> a | b);
        case "letters" -> letters[line[i].charAt(0)] |= bit;
        default -> throw new IllegalStateException(FILE + ": unknown kind " + line[2]);
      }
    }
  }
}
