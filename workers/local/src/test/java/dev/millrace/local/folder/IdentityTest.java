package dev.millrace.local.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.millrace.contract.InvalidInputException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IdentityTest {
  private final Identity before = new Identity(Map.of("seed", "42", "messages", "10", "gone", "x"));

  @Test
  void equalSettingsAreTheSameRun() {
    assertThatNoException()
        .isThrownBy(() -> before.requireSame(new Identity(before.settings()), "tweets"));
  }

  @Test
  void everyChangeIsNamedWithBothValues() {
    Identity now = new Identity(Map.of("seed", "43", "messages", "10", "added", "y"));
    assertThat(before.changes(now))
        .containsExactly(
            "added was not set and is y", "gone was x and is not set", "seed was 42 and is 43");
  }

  @Test
  void anotherStreamIsRefusedWithTheWayOut() {
    Identity now = new Identity(Map.of("seed", "43", "messages", "10", "gone", "x"));
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> before.requireSame(now, "tweets"))
        .satisfies(
            e ->
                assertThat(e.problems())
                    .hasSize(2)
                    .contains("seed was 42 and is 43")
                    .last()
                    .asString()
                    .contains("run tweets", "--fresh", "another name"));
  }
}
