package dev.millrace.connector.tweets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.event.bytes.ByteArrayBuilder;
import org.junit.jupiter.api.Test;

class TweetTextTest {
  @Test
  void whatDoesNotFitIsLeftOutWhole() {
    TweetText text = new TweetText();
    text.append(PreEncodedText.of("x".repeat(278)));
    text.append(PreEncodedText.of(" 🎉"));
    text.append(PreEncodedText.of(" y"));

    assertThat(text.toString()).isEqualTo("x".repeat(278) + " y");
  }

  @Test
  void nothingIsSaidTwice() {
    PreEncodedText tag = PreEncodedText.of(" #News");
    TweetText text = new TweetText();
    text.append(tag);
    text.append(tag);

    assertThat(text.toString()).isEqualTo(" #News");
  }

  @Test
  void jsonIsEscaped() {
    TweetText text = new TweetText();
    text.append(PreEncodedText.of("\"\\\n😀"));
    ByteArrayBuilder json = new ByteArrayBuilder();
    text.writeTo(json);

    assertThat(json.toByteArray()).asString().isEqualTo("\\\"\\\\\\n😀");
  }
}
