package dev.millrace.producer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.connector.tweets.TweetGenerator;
import dev.millrace.connector.tweets.TweetMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What the tweets of a raw topic must be.
 *
 * @param records of the topic, in order within each partition
 */
record RawTweets(List<ConsumerRecord<byte[], byte[]>> records) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Ids 0 to {@code messages - 1}, each once, each as the generator has it, users in order. */
  void assertExactly(int messages, TweetGenerator generator) {
    long[] ids = records.stream().mapToLong(RawTweets::id).toArray();

    assertThat(ids).as("messages").hasSize(messages);
    assertThat(LongStream.of(ids).distinct().count()).as("different ids").isEqualTo(messages);
    assertThat(LongStream.of(ids).max()).as("last id").hasValue(messages - 1L);
    for (int i = 0; i < ids.length; i++) {
      TweetMessage expected = generator.message(ids[i]);
      assertThat(records.get(i).value()).isEqualTo(expected.value());
      assertThat(records.get(i).key()).isEqualTo(expected.key());
    }
    assertUsersInOrder();
  }

  /** Every user's tweets stand in one partition, in the order of their ids. */
  private void assertUsersInOrder() {
    Map<String, ConsumerRecord<byte[], byte[]>> latest = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      ConsumerRecord<byte[], byte[]> before =
          latest.put(new String(record.key(), StandardCharsets.UTF_8), record);
      if (before != null) {
        assertThat(record.partition()).isEqualTo(before.partition());
        assertThat(id(record)).isGreaterThan(id(before));
      }
    }
  }

  private static long id(ConsumerRecord<byte[], byte[]> record) {
    try {
      JsonNode tweet = JSON.readTree(record.value());
      return tweet.get("id").asLong();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
