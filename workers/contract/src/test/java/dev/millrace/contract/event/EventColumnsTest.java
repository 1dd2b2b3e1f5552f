package dev.millrace.contract.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class EventColumnsTest {
  @Test
  void sourceThenEnrichmentsThenExtra() {
    assertThat(
            EventColumns.table(
                List.of(new Column("id", ColumnType.INT64), new Column("hash", ColumnType.INT64)),
                List.of(Enrichment.Sentiment, Enrichment.Hash),
                "my_"))
        .extracting(Column::toString)
        .containsExactly(
            "id:INT64",
            "hash:INT64",
            "my_hash:STRING",
            "my_sentiment_score:FLOAT64",
            "my_sentiment_label:STRING",
            "extra:JSON");
  }

  @Test
  void aTweetHasOneColumnPerField() {
    assertThat(Tweet.COLUMNS.stream().map(Column::name))
        .containsExactlyElementsOf(
            Arrays.stream(Tweet.class.getRecordComponents())
                .map(
                    c -> c.getName().replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT))
                .toList());
  }
}
