package dev.millrace.connector.tweets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.contract.InvalidInputException;
import dev.millrace.contract.event.Tweet;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TweetGeneratorTest {
  private static final int LANES = 24;
  private static final int USERS = 1000;
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final TweetGenerator GENERATOR = generator(42, USERS, LANES);

  @Test
  void everybodyComputesTheSameTweetInAnyOrder() {
    TweetGenerator other = generator(42, USERS, LANES);
    List<Tweet> backwards =
        LongStream.range(0, 2000).map(i -> 1999 - i).mapToObj(other::tweet).toList();

    assertThat(tweets(2000).toList()).containsExactlyInAnyOrderElementsOf(backwards);
  }

  @Test
  void anotherSeedMakesOtherTweets() {
    TweetGenerator other = generator(43, USERS, LANES);

    assertThat(LongStream.range(0, 200).filter(i -> GENERATOR.tweet(i).equals(other.tweet(i))))
        .isEmpty();
  }

  @Test
  void anAccountStaysInItsLane() {
    assertThat(tweets(20_000))
        .allSatisfy(t -> assertThat(t.userId() % LANES).isEqualTo(t.id() % LANES))
        .allSatisfy(t -> assertThat(t.userId()).isBetween(0L, USERS - 1L));
  }

  @Test
  void everyAccountTweets() {
    assertThat(tweets(60_000).map(Tweet::userId).distinct()).hasSize(USERS);
  }

  @Test
  void fewerAccountsThanLanesAreShared() {
    TweetGenerator three = generator(1, 3, 24);

    assertThat(LongStream.range(0, 200).mapToObj(three::tweet).map(Tweet::userId).distinct())
        .containsExactlyInAnyOrder(0L, 1L, 2L);
  }

  @Test
  void asManyAccountsAsThereAreNumbers() {
    TweetGenerator many = generator(1, Integer.MAX_VALUE, 24);

    assertThat(LongStream.range(0, 500).mapToObj(many::tweet))
        .allSatisfy(t -> assertThat(t.userHandle()).endsWith("" + t.userId()))
        .allSatisfy(t -> assertThat(t.userId() % 24).isEqualTo(t.id() % 24))
        .anySatisfy(t -> assertThat(t.userId()).isGreaterThan(1_000_000_000L));
  }

  @Test
  void anAccountAlwaysLooksTheSame() {
    Map<Long, List<Object>> profiles = new HashMap<>();

    assertThat(tweets(5_000))
        .allSatisfy(
            t ->
                assertThat(profiles.computeIfAbsent(t.userId(), id -> profile(t)))
                    .isEqualTo(profile(t)));
    assertThat(profiles.values().stream().map(p -> p.get(0))).doesNotHaveDuplicates();
  }

  @Test
  void timeGrowsWithTheId() {
    List<Instant> times = tweets(5_000).map(Tweet::createdAt).toList();

    assertThat(times).isSorted().allSatisfy(t -> assertThat(t).isAfterOrEqualTo(START));
  }

  @Test
  void textIsShortAndWellFormed() {
    CharsetEncoder strict = StandardCharsets.UTF_8.newEncoder();

    assertThat(tweets(20_000).map(Tweet::text))
        .allSatisfy(
            text -> {
              assertThat(text.length()).isBetween(1, 280);
              assertThat(text).doesNotStartWith(" ").doesNotEndWith(" ");
              assertThat(encodes(strict, text)).isTrue();
            });
  }

  @Test
  void repliesAnswerAnEarlierTweetByItsAuthor() {
    List<Tweet> replies = tweets(5_000).filter(t -> t.replyToId() != null).toList();

    assertThat(replies)
        .hasSizeGreaterThan(500)
        .allSatisfy(
            reply -> {
              assertThat(reply.replyToId()).isBetween(0L, reply.id() - 1);
              assertThat(reply.text())
                  .startsWith("@" + GENERATOR.tweet(reply.replyToId()).userHandle() + " ");
            });
  }

  @Test
  void quotesAreOfEarlierTweets() {
    assertThat(tweets(5_000).filter(t -> t.quoteOfId() != null))
        .hasSizeGreaterThan(100)
        .allSatisfy(quote -> assertThat(quote.quoteOfId()).isBetween(0L, quote.id() - 1));
  }

  @Test
  void languagesComeInTheirShares() {
    Map<String, Long> languages =
        tweets(20_000).collect(Collectors.groupingBy(Tweet::lang, Collectors.counting()));

    assertThat(languages)
        .containsOnlyKeys("en", "es", "pt", "fr", "de", "ja", "hi", "ar", "ru", "ko")
        .allSatisfy((lang, count) -> assertThat(count).as(lang).isGreaterThan(200));
    assertThat(languages.get("en")).isBetween(7_000L, 11_000L);
  }

  @Test
  void valuesAreAboutThreeHundredBytes() {
    double mean =
        LongStream.range(0, 10_000)
            .map(i -> GENERATOR.message(i).value().length)
            .average()
            .orElseThrow();

    assertThat(mean).isBetween(300.0, 400.0);
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    TweetsConfig early = new TweetsConfig(1, 1, Instant.parse("1969-12-31T23:59:59Z"));

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> TweetGenerator.of(early, 0))
        .satisfies(
            e ->
                assertThat(e.problems())
                    .containsExactly(
                        "lanes: 0 is not allowed: must be at least 1",
                        "source.tweets.start: 1969-12-31T23:59:59Z is not allowed: must be from"
                            + " 1970-01-01T00:00:00Z to before 9000-01-01T00:00:00Z"));
  }

  private static TweetGenerator generator(long seed, int users, int lanes) {
    return TweetGenerator.of(new TweetsConfig(seed, users, START), lanes);
  }

  private static Stream<Tweet> tweets(int count) {
    return LongStream.range(0, count).mapToObj(GENERATOR::tweet);
  }

  private static List<Object> profile(Tweet t) {
    return List.of(
        t.userHandle(), t.userName(), t.userLocation(), t.userFollowers(), t.userVerified());
  }

  private static boolean encodes(CharsetEncoder encoder, String text) {
    try {
      encoder.encode(CharBuffer.wrap(text));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
