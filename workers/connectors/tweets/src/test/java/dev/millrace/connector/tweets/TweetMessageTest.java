package dev.millrace.connector.tweets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.Tweet;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TweetMessageTest {
  private static final ObjectMapper JACKSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .build();

  @ParameterizedTest
  @CsvSource({
    "42, 10000, 24, 2026-01-01T00:00:00Z",
    "-1, 1, 1, 1970-01-01T00:00:00.123456Z",
    "7, 2147483647, 100, 8999-12-31T23:59:59.999Z"
  })
  void theValueIsTheTweetAsJson(long seed, int users, int lanes, Instant start) throws Exception {
    TweetGenerator generator = TweetGenerator.of(new TweetsConfig(seed, users, start), lanes);

    for (long id = 0; id < 20_000; id++) {
      assertSame(generator, id);
    }
    assertSame(generator, 100_000_000_000L);
  }

  private static void assertSame(TweetGenerator generator, long id) throws JsonProcessingException {
    Tweet tweet = generator.tweet(id);
    TweetMessage message = generator.message(id);

    assertThat(new String(message.value(), StandardCharsets.UTF_8))
        .isEqualTo(JACKSON.writeValueAsString(tweet));
    assertThat(new String(message.key(), StandardCharsets.UTF_8)).isEqualTo("" + tweet.userId());
  }

  @Test
  void fieldsAreTheColumnsInOrder() throws Exception {
    TweetGenerator generator = TweetGenerator.of(new TweetsConfig(1, 10, Instant.EPOCH), 1);

    assertThat(JACKSON.readTree(generator.message(5).value()).fieldNames())
        .toIterable()
        .isSubsetOf(Tweet.COLUMNS.stream().map(Column::name).toList())
        .containsSubsequence("id", "created_at", "lang", "text", "user_id", "likes", "retweets");
  }

  /**
   * The first tweets of a seed, once and for all. When this changes, every run that was started
   * with the version before can no longer be resumed or verified: change it knowingly, for example
   * with a new version of Datafaker or new phrases.
   */
  @ParameterizedTest
  @CsvSource({"en-US, UTC", "tr-TR, Asia/Kolkata", "ar-EG-u-nu-arab, America/St_Johns"})
  void theFirstTweetsOfASeedNeverChange(String locale, String zone) throws Exception {
    Locale oldLocale = Locale.getDefault();
    TimeZone oldZone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag(locale));
      TimeZone.setDefault(TimeZone.getTimeZone(zone));

      assertThat(hashOfFirst(10_000)).isEqualTo("c3d18b67bf3f66ed");
    } finally {
      Locale.setDefault(oldLocale);
      TimeZone.setDefault(oldZone);
    }
  }

  private static String hashOfFirst(int tweets) throws NoSuchAlgorithmException {
    TweetGenerator generator =
        TweetGenerator.of(new TweetsConfig(42, 10_000, Instant.parse("2026-01-01T00:00:00Z")), 24);
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (long id = 0; id < tweets; id++) {
      digest.update(generator.message(id).value());
    }
    return HexFormat.of().formatHex(digest.digest(), 0, 8);
  }
}
