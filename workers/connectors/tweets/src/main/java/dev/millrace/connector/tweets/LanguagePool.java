package dev.millrace.connector.tweets;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import net.datafaker.providers.base.BaseFaker;

/**
 * What tweets of one language are put together from.
 *
 * @param language which
 * @param json the part of a tweet's JSON between its time and its text
 * @param givenNames first names
 * @param familyNames last names
 * @param places cities
 * @param phrases whole sentences by {@link TweetMood#ordinal}, each filled with other names
 * @param hashtags with a space and the hash before, the most used first
 */
record LanguagePool(
    Language language,
    byte[] json,
    PreEncodedText[] givenNames,
    PreEncodedText[] familyNames,
    PreEncodedText[] places,
    PreEncodedText[][][] phrases,
    PreEncodedText[] hashtags) {
  private static final int NAMES = 96;
  private static final int PLACES = 48;

  /** How often a sentence with gaps is filled, each time with other words. */
  private static final int FILLINGS = 6;

  /** Two longest phrases and a mention fit in a tweet. */
  private static final int LONGEST_PHRASE = 120;

  static LanguagePool build(Language language, long seed) {
    Random random = new Random(seed * 31 + language.ordinal());
    BaseFaker faker = new BaseFaker(language.namesLocale(), random);
    PhraseFile file = PhraseFile.read(language.tag() + ".txt");
    return new LanguagePool(
        language,
        ("\",\"lang\":\"" + language.tag() + "\",\"text\":\"").getBytes(StandardCharsets.US_ASCII),
        sample(faker, "#{Name.first_name}", NAMES),
        sample(faker, "#{Name.last_name}", NAMES),
        sample(faker, "#{Address.city}", PLACES),
        phrases(faker, file),
        hashtags(file));
  }

  private static PreEncodedText[] sample(BaseFaker faker, String expression, int count) {
    return Stream.generate(() -> faker.expression(expression))
        .limit(count)
        .map(PreEncodedText::of)
        .toArray(PreEncodedText[]::new);
  }

  private static PreEncodedText[][][] phrases(BaseFaker faker, PhraseFile file) {
    return Arrays.stream(TweetMood.values())
        .map(mood -> file.section(mood.name().toLowerCase(Locale.ROOT)))
        .map(lines -> lines.stream().map(line -> fillings(faker, line)))
        .map(phrases -> phrases.toArray(PreEncodedText[][]::new))
        .toArray(PreEncodedText[][][]::new);
  }

  private static PreEncodedText[] fillings(BaseFaker faker, String line) {
    return Stream.generate(() -> faker.expression(line))
        .filter(phrase -> phrase.length() <= LONGEST_PHRASE)
        .limit(line.contains("#{") ? FILLINGS : 1)
        .map(PreEncodedText::of)
        .toArray(PreEncodedText[]::new);
  }

  private static PreEncodedText[] hashtags(PhraseFile file) {
    return fragments(" #", file.section("topics"));
  }

  static PreEncodedText[] fragments(String before, List<String> texts) {
    return texts.stream()
        .map(text -> PreEncodedText.of(before + text))
        .toArray(PreEncodedText[]::new);
  }
}
