package dev.millrace.connector.tweets;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.datafaker.providers.base.BaseFaker;

/**
 * Everything tweets are put together from. Datafaker makes the parts once: a call of it costs as
 * much as ten finished tweets.
 *
 * @param languages by {@link Language#ordinal}
 * @param interests hashtags used in every language
 * @param emoji by {@link TweetMood#ordinal}, with a space before
 * @param links with a space before; under a reserved domain, so that none leads anywhere
 * @param handleWords what handles begin with
 */
record TweetPools(
    List<LanguagePool> languages,
    PreEncodedText[] interests,
    PreEncodedText[][] emoji,
    PreEncodedText[] links,
    PreEncodedText[] handleWords) {
  private static final int INTERESTS = 64;
  private static final int LINKS = 128;

  /** The pools of this seed. Takes a few hundred milliseconds of CPU, on all cores. */
  static TweetPools build(long seed) {
    List<LanguagePool> languages =
        Arrays.stream(Language.values())
            .parallel()
            .map(language -> LanguagePool.build(language, seed))
            .toList();
    Random random = new Random(seed);
    BaseFaker faker = new BaseFaker(Locale.ENGLISH, random);
    return new TweetPools(
        languages, makeInterests(faker), readEmoji(), makeLinks(faker, random), readHandleWords());
  }

  private static PreEncodedText[] makeInterests(BaseFaker faker) {
    return Stream.generate(() -> faker.expression("#{Hobby.activity}"))
        .limit(INTERESTS)
        .distinct()
        .map(TweetPools::hashtag)
        .toArray(PreEncodedText[]::new);
  }

  private static PreEncodedText hashtag(String words) {
    String tag =
        Arrays.stream(words.split("[^A-Za-z]+"))
            .filter(word -> !word.isEmpty())
            .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
            .collect(Collectors.joining());
    return PreEncodedText.of(" #" + tag);
  }

  private static PreEncodedText[][] readEmoji() {
    PhraseFile file = PhraseFile.read("emoji.txt");
    return Arrays.stream(TweetMood.values())
        .map(mood -> file.section(mood.name().toLowerCase(Locale.ROOT)))
        .map(entries -> LanguagePool.fragments(" ", entries))
        .toArray(PreEncodedText[][]::new);
  }

  private static PreEncodedText[] makeLinks(BaseFaker faker, Random random) {
    return Stream.generate(() -> faker.expression("#{Company.name}"))
        .map(company -> company.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-"))
        .map(host -> " https://" + host + ".example/" + Long.toString(random.nextInt() >>> 1, 36))
        .limit(LINKS)
        .map(PreEncodedText::of)
        .toArray(PreEncodedText[]::new);
  }

  private static PreEncodedText[] readHandleWords() {
    return LanguagePool.fragments("", PhraseFile.read("handles.txt").section("words"));
  }

  LanguagePool of(Language language) {
    return languages.get(language.ordinal());
  }
}
