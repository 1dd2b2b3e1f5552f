package dev.millrace.runtime.positions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.contract.Stage;
import dev.millrace.contract.progress.OffsetMetadata;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {
  private static final OffsetMetadata NOTE =
      new OffsetMetadata(12, 1, Map.of("state", "waits for a disk", "batch", "0:a+f;1:0+2"));

  @Test
  void whatIsWrittenIsReadBack() {
    Position known = new Position(50, Optional.of(3), NOTE);
    Position unknown = new Position(0, Optional.empty(), OffsetMetadata.ZERO);

    assertThat(Position.decode(known.encode())).contains(known);
    assertThat(Position.decode(unknown.encode())).contains(unknown);
    assertThat(Position.of(known.toOffset())).isEqualTo(known);
    assertThat(unknown.encode()).isEqualTo("offset=0 in=0,dead=0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "in=1,dead=0", "offset=x in=1,dead=0", "{}"})
  void otherTextIsNoPosition(String text) {
    assertThat(Position.decode(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "sink", "sink/", "sink/x", "other/1", "sink/12345678901"})
  void otherKeysAreOfSomethingElse(String key) {
    assertThat(PositionKey.decode(key)).isEmpty();
  }

  @Test
  void keysAreReadBack() {
    PositionKey key = new PositionKey(Stage.ENRICHER, 11);

    assertThat(key.encode()).isEqualTo("enricher/11");
    assertThat(PositionKey.decode(key.encode())).contains(key);
  }
}
