package dev.millrace.local.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.InvalidPathException;
import org.junit.jupiter.api.Test;

class PathNamesTest {
  @Test
  void aLetterThatTheLocaleHasNotIsSaidWithTheWayOut() {
    Throwable failure =
        new IllegalStateException(new InvalidPathException("/data/täg", "unmappable characters"));
    assertThat(PathNames.sentence(failure))
        .hasValueSatisfying(
            sentence -> assertThat(sentence).contains("the path /data/täg", "LC_ALL=C.UTF-8"));
  }

  @Test
  void anotherRefusalKeepsItsReason() {
    assertThat(PathNames.sentence(new InvalidPathException("a\0b", "Nul character not allowed")))
        .isEqualTo("a\0b is not allowed as a path: Nul character not allowed");
  }

  @Test
  void anotherFailureIsNotAboutPaths() {
    assertThat(PathNames.sentence(new IllegalStateException("x"))).isEmpty();
  }

  @Test
  void aNameWithLostLettersIsFound() {
    assertThat(PathNames.problemOf("/home/ä")).isEmpty();
    assertThat(PathNames.problemOf("/home/\uFFFD\uFFFD")).isPresent();
  }
}
