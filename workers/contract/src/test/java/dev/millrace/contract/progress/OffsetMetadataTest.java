package dev.millrace.contract.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OffsetMetadataTest {
  @Test
  void readsWhatItWrote() {
    OffsetMetadata note = new OffsetMetadata(12, 1, Map.of("size", "99", "done", "true"));

    assertThat(note.encode()).isEqualTo("in=12,dead=1,done=true,size=99");
    assertThat(OffsetMetadata.decode(note.encode())).isEqualTo(note);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "someone else's", "in=", "in=x,dead=1"})
  void foreignTextCountsAsNothing(String text) {
    assertThat(OffsetMetadata.decode(text)).isEqualTo(OffsetMetadata.ZERO);
  }

  @Test
  void countsUpAndHandsOnWhatIsNotDead() {
    OffsetMetadata note = OffsetMetadata.ZERO.plus(10, 2).plus(5, 0);

    assertThat(note.in()).isEqualTo(15);
    assertThat(note.out()).isEqualTo(13);
  }
}
