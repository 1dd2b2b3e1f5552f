package dev.millrace.connector.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.connector.warehouse.OffsetRange;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RangeFileTest {
  @Test
  void readsWhatItWrote() {
    RangeFile file =
        new RangeFile(
            new OffsetRange(new TopicPartition("my-run.2-x.processed", 12), 7, Long.MAX_VALUE),
            "ndjson.gz");

    assertThat(file.name())
        .isEqualTo(
            "my-run.2-x.processed-00012-00000000000000000007-09223372036854775806.ndjson.gz");
    assertThat(RangeFile.parse(file.name())).contains(file);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "notes.txt",
        "t-00001-00000000000000000007-00000000000000000009",
        "t-1-00000000000000000007-00000000000000000009.ndjson",
        "t-00001-7-9.ndjson",
        "t-00001-00000000000000000009-00000000000000000007.ndjson",
        "t-99999999999-00000000000000000007-00000000000000000009.ndjson",
        "t-00001-99999999999999999999-99999999999999999999.ndjson",
        "t-000001-00000000000000000007-00000000000000000009.ndjson"
      })
  void othersFilesAreNotOurs(String name) {
    assertThat(RangeFile.parse(name)).isEmpty();
  }
}
