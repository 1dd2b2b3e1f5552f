package dev.millrace.enricher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.ColumnType;
import dev.millrace.contract.event.DeadLetterReason;
import dev.millrace.contract.event.Enrichment;
import dev.millrace.contract.event.Tweet;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TransformationTest {
  private static final List<Enrichment> ALL = List.of(Enrichment.values());
  private static final String NO_TEXT =
      "\"word_count\":null,\"hashtags\":[],\"mentions\":[],\"urls\":[],\"language\":null,"
          + "\"sentiment_score\":null,\"sentiment_label\":null}";

  @Test
  void aTweetKeepsItsBytesAndGainsEveryField() throws Exception {
    String tweet =
        "{\"id\":17,\"created_at\":\"2026-01-01T00:00:01Z\",\"lang\":\"en\",\"text\":\"Loving the"
            + " new #coffee, thanks @jane_doe! \\ud83d\\ude00 https:\\/\\/t.co\\/x\",\"user_id\":4,"
            + "\"likes\":1000000000000000000,\"reply_to_id\":null,\"new\":{\"x\":1.50}}";

    String hash =
        String.format(
            Locale.ROOT,
            "%032x",
            new BigInteger(
                1,
                MessageDigest.getInstance("MD5").digest(tweet.getBytes(StandardCharsets.UTF_8))));
    assertThat(enriched(new Transformation(ALL, Tweet.COLUMNS), tweet))
        .isEqualTo(
            tweet.substring(0, tweet.length() - 1)
                + ",\"hash\":\""
                + hash
                + "\",\"word_count\":6,\"hashtags\":[\"coffee\"],\"mentions\":[\"jane_doe\"],"
                + "\"urls\":[\"https://t.co/x\"],\"language\":null,"
                + "\"sentiment_score\":0.8622,\"sentiment_label\":\"positive\"}");
  }

  @Test
  void theHashIsOfTheRawBytes() {
    Transformation hash = new Transformation(List.of(Enrichment.Hash), List.of());

    assertThat(enriched(hash, "{}")).isEqualTo("{\"hash\":\"99914b932bd37a50b983c5e7c90ae93b\"}");
    assertThat(enriched(hash, "{} ")).isEqualTo("{\"hash\":\"270f893744616d8bb7eb5f57e3ef26f7\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a":1}               | {"a":1,
          {}                    | {
          {"text":null}         | {"text":null,
          """)
  void withoutTextNumbersAreNullAndListsEmpty(String before, String kept) {
    Transformation text =
        new Transformation(List.of(Enrichment.Sentiment, Enrichment.Text), List.of());

    assertThat(enriched(text, before)).isEqualTo(kept + NO_TEXT);
  }

  @Test
  void emptyTextIsNeutral() {
    Transformation text =
        new Transformation(List.of(Enrichment.Text, Enrichment.Sentiment), List.of());

    assertThat(enriched(text, "{\"text\":\"\"}"))
        .isEqualTo(
            "{\"text\":\"\",\"word_count\":0,\"hashtags\":[],\"mentions\":[],\"urls\":[],"
                + "\"language\":null,\"sentiment_score\":0.0,\"sentiment_label\":\"neutral\"}");
  }

  @Test
  void withoutEnrichmentsTheBytesGoThrough() {
    byte[] value = "{\"text\":5}".getBytes(StandardCharsets.UTF_8);

    assertThat(new Transformation(List.of(), List.of()).apply(value))
        .isEqualTo(new Result.Enriched(value));
  }

  @ParameterizedTest
  @EnumSource
  void everyEnrichmentWritesItsColumnsInOrder(Enrichment enrichment) throws Exception {
    String json =
        enriched(new Transformation(List.of(enrichment), List.of()), "{\"text\":\"Good #day\"}");

    List<String> names = new ArrayList<>();
    new com.fasterxml.jackson.databind.ObjectMapper()
        .readTree(json)
        .fieldNames()
        .forEachRemaining(names::add);
    assertThat(names.subList(1, names.size()))
        .isEqualTo(enrichment.columns().stream().map(Column::name).toList());
  }

  @ParameterizedTest
  @EnumSource(names = {"Text", "Sentiment"})
  void textMustBeAStringWhereItIsRead(Enrichment enrichment) {
    byte[] value = "{\"text\":[\"a\"]}".getBytes(StandardCharsets.UTF_8);

    assertThat(new Transformation(List.of(enrichment), List.of()).apply(value))
        .isEqualTo(
            new Result.Poison(
                DeadLetterReason.WrongType,
                "field text: expected STRING, found an array of strings: [\"a\"]"));
    assertThat(
            new Transformation(
                    List.of(enrichment), List.of(new Column("text", ColumnType.STRING_ARRAY)))
                .apply(value))
        .isInstanceOf(Result.Poison.class);
    assertThat(new Transformation(List.of(Enrichment.Hash), List.of()).apply(value))
        .isInstanceOf(Result.Enriched.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"hash":"mine","a":1}          | hash
          {"a":1,"hash":null}            | hash
          {"h\\u0061sh":"mine"}           | hash
          {"urls":["u"],"hash":"mine"}   | urls
          {"text":7,"language":"tlh"}    | language
          """)
  void anEventThatHasAnEnrichmentsFieldItselfIsRefusedWhole(String event, String field) {
    Result result =
        new Transformation(ALL, List.of()).apply(event.getBytes(StandardCharsets.UTF_8));

    assertThat(result)
        .isEqualTo(
            new Result.Poison(
                DeadLetterReason.FieldNameTaken,
                "the event has the field "
                    + field
                    + " itself, which an enrichment would write: set spec.enricher.prefix"));
  }

  @Test
  void whatEnrichmentsDoNotWriteIsTheEvents() {
    String event = "{\"hash\":\"mine\",\"urls\":7,\"enriched_urls\":8,\"text\":\"x\"}";

    assertThat(enriched(new Transformation(List.of(Enrichment.Sentiment), List.of()), event))
        .startsWith(event.substring(0, event.length() - 1) + ",\"sentiment_score\":");
    assertThat(enriched(new Transformation(ALL, "my_", List.of()), event))
        .startsWith(event.substring(0, event.length() - 1) + ",\"my_hash\":\"")
        .endsWith("\"my_sentiment_score\":0.0,\"my_sentiment_label\":\"neutral\"}");
  }

  @Test
  void noValueAndNoBytesArePoison() {
    Transformation all = new Transformation(ALL, Tweet.COLUMNS);

    assertThat(all.apply(null))
        .isEqualTo(new Result.Poison(DeadLetterReason.NullValue, "the record has no value"));
    assertThat(all.apply(new byte[0]))
        .isEqualTo(new Result.Poison(DeadLetterReason.EmptyValue, "the value has no bytes"));
  }

  @Test
  void whatCameBeforeMakesNoDifference() {
    Transformation used = new Transformation(ALL, Tweet.COLUMNS);
    List<String> values =
        new ArrayList<>(
            List.of(
                "{\"text\":\"A long and LOVELY day, but #sad! @x https://y.z 😀\"}",
                "{}",
                "{\"text\":\"\"}",
                "not json",
                "{\"text\":\"bad\",\"hash\":1,\"id\":2}",
                "{\"a\":1,\"a\":2}",
                "{\"id\":\"wrong\"}",
                "{\"text\":\"字\"}"));
    for (int round = 0; round < 20; round++) {
      Collections.shuffle(values, new java.util.Random(round));
      for (String value : values) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        assertThat(used.apply(bytes))
            .usingRecursiveComparison()
            .isEqualTo(new Transformation(ALL, Tweet.COLUMNS).apply(bytes));
      }
    }
  }

  @Test
  void theInputIsLeftAsItWas() {
    byte[] value = " {\"text\":\"\\u0041\",\"hash\":1} ".getBytes(StandardCharsets.UTF_8);
    byte[] before = Arrays.copyOf(value, value.length);

    new Transformation(ALL, List.of()).apply(value);

    assertThat(value).isEqualTo(before);
  }

  private static String enriched(Transformation transformation, String value) {
    Result result = transformation.apply(value.getBytes(StandardCharsets.UTF_8));
    assertThat(result).isInstanceOf(Result.Enriched.class);
    return new String(((Result.Enriched) result).value(), StandardCharsets.UTF_8);
  }
}
