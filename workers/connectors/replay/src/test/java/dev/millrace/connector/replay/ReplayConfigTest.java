package dev.millrace.connector.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplayConfigTest {
  @Test
  void theFirstLinesOfAFileAreReadInOneLane() {
    ReplayConfig source = new ReplayConfig(Path.of("file"), List.of());

    assertThat(source.lanes(Optional.empty())).isEqualTo(12);
    assertThat(source.lanes(Optional.of(100L))).isEqualTo(1);
  }
}
