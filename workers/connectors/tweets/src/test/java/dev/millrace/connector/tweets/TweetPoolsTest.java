package dev.millrace.connector.tweets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TweetPoolsTest {
  private static final TweetPools POOLS = TweetPools.build(7);

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyGapIsFilled(Language language) {
    LanguagePool pool = POOLS.of(language);

    assertThat(texts(pool))
        .isNotEmpty()
        .allSatisfy(text -> assertThat(text).isNotBlank().doesNotContain("#{", "null", "\n"));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyMoodHasPhrasesEnoughForTwo(Language language) {
    assertThat(Stream.of(POOLS.of(language).phrases()))
        .hasSize(TweetMood.values().length)
        .allSatisfy(phrases -> assertThat(phrases.length).isGreaterThan(5));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void peopleAndPlacesVary(Language language) {
    LanguagePool pool = POOLS.of(language);

    assertThat(List.of(pool.givenNames(), pool.familyNames(), pool.places()))
        .allSatisfy(
            names ->
                assertThat(Stream.of(names).map(PreEncodedText::text).distinct())
                    .hasSizeGreaterThan(10));
  }

  @Test
  void scriptsAreMany() {
    assertThat(Arrays.stream(Language.values()).map(POOLS::of).flatMap(p -> texts(p).stream()))
        .anyMatch(text -> has(text, Character.UnicodeScript.DEVANAGARI))
        .anyMatch(text -> has(text, Character.UnicodeScript.ARABIC))
        .anyMatch(text -> has(text, Character.UnicodeScript.HIRAGANA))
        .anyMatch(text -> has(text, Character.UnicodeScript.HAN))
        .anyMatch(text -> has(text, Character.UnicodeScript.CYRILLIC))
        .anyMatch(text -> has(text, Character.UnicodeScript.HANGUL));
  }

  @Test
  void anotherSeedBringsOtherPeople() {
    assertThat(TweetPools.build(8).of(Language.EN).givenNames())
        .isNotEqualTo(POOLS.of(Language.EN).givenNames());
  }

  @Test
  void handleWordsEndInALetterSoThatHandlesDiffer() {
    assertThat(POOLS.handleWords())
        .doesNotHaveDuplicates()
        .allSatisfy(word -> assertThat(word.text()).matches("[a-z]{3,8}"));
  }

  @Test
  void linksLeadNowhere() {
    assertThat(POOLS.links())
        .allSatisfy(
            link ->
                assertThat(link.text())
                    .matches(" https://[a-z][a-z-]*[a-z]\\.example/[0-9a-z]{1,6}"));
  }

  private static List<String> texts(LanguagePool pool) {
    return Stream.of(
            Stream.of(pool.givenNames(), pool.familyNames(), pool.places())
                .flatMap(Stream::of)
                .map(PreEncodedText::text),
            Stream.of(pool.phrases())
                .flatMap(Stream::of)
                .flatMap(Stream::of)
                .map(PreEncodedText::text),
            Stream.of(pool.hashtags()).map(PreEncodedText::text))
        .flatMap(s -> s)
        .toList();
  }

  private static boolean has(String text, Character.UnicodeScript script) {
    return text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == script);
  }
}
