package dev.millrace.sink.bigquery.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.contract.progress.OffsetNote;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IntentTest {
  private static final OffsetNote NOTE = new OffsetNote(7, 1, Map.of("spent", "2026-07-01:1:2"));

  @Test
  void survivesTheNoteBesideWhatElseIsThere() {
    Intent intent = new Intent("millrace-tweets-ab-3", 3, 1234, 99);
    OffsetNote read = OffsetNote.decode(intent.in(NOTE).encode());
    assertThat(Intent.of(read)).contains(intent);
    assertThat(read.in()).isEqualTo(7);
    assertThat(read.more()).containsEntry("spent", "2026-07-01:1:2");
    assertThat(Intent.without(read)).isEqualTo(NOTE);
  }

  @Test
  void aNewerIntentReplacesTheOlderOne() {
    OffsetNote first = new Intent("a", 1, 10, 5).in(NOTE);
    Intent second = new Intent("b", 2, 9, 4);
    assertThat(Intent.of(second.in(first))).contains(second);
  }

  @Test
  void aNoteWithoutOneHasNone() {
    assertThat(Intent.of(NOTE)).isEmpty();
    assertThat(Intent.of(OffsetNote.ZERO)).isEmpty();
  }

  @Test
  void theLargestFitsInKafkasMetadataLimitManyTimes() {
    Intent largest = new Intent("j".repeat(150), Integer.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
    String text = largest.in(new OffsetNote(Long.MAX_VALUE, Long.MAX_VALUE, NOTE.more())).encode();
    assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(4096 / 4);
  }
}
