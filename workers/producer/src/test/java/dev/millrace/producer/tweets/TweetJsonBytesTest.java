package dev.millrace.producer.tweets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TweetJsonBytesTest {
  @ParameterizedTest
  @ValueSource(longs = {0, 9, 10, 99, 100, 12_345, Long.MAX_VALUE})
  void writesDecimalNumbers(long value) {
    TweetJsonBytes json = new TweetJsonBytes(TweetJsonBytes.digits(value));

    json.put(value);

    assertThat(new String(json.finish(), StandardCharsets.US_ASCII)).isEqualTo("" + value);
  }

  @Test
  void aWrongLengthIsNoticed() {
    TweetJsonBytes json = new TweetJsonBytes(2);
    json.put('x');

    assertThatIllegalStateException().isThrownBy(json::finish).withMessage("wrote 1 of 2 bytes");
  }
}
