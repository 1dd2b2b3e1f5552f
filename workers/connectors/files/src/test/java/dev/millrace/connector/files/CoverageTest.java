package dev.millrace.connector.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CoverageTest {
  @Test
  void nothingIsWritten() {
    Coverage nothing = Coverage.of(List.of());
    assertThat(nothing.next()).isZero();
    assertThat(nothing.missing(5)).containsExactly(new Span(0, 5));
    assertThat(nothing.missing(0)).isEmpty();
  }

  @Test
  void filesThatFollowOneAnotherLeaveNoGap() {
    Coverage files = Coverage.of(List.of(new Span(5, 9), new Span(0, 5), new Span(9, 12)));
    assertThat(files.next()).isEqualTo(12);
    assertThat(files.missing(12)).isEmpty();
    assertThat(files.missing(20)).containsExactly(new Span(12, 20));
  }

  @Test
  void aFileThatIsGoneIsAGap() {
    Coverage files = Coverage.of(List.of(new Span(0, 5), new Span(9, 12), new Span(20, 30)));
    assertThat(files.next()).isEqualTo(5);
    assertThat(files.missing(40))
        .containsExactly(new Span(5, 9), new Span(12, 20), new Span(30, 40));
    assertThat(files.missing(7)).containsExactly(new Span(5, 7));
    assertThat(files.with(new Span(5, 9)).next()).isEqualTo(12);
  }

  @Test
  void theFirstFileThatIsGoneIsAGapToo() {
    Coverage files = Coverage.of(List.of(new Span(5, 9)));
    assertThat(files.next()).isZero();
    assertThat(files.missing(9)).containsExactly(new Span(0, 5));
  }

  @Test
  void overlapsAreOne() {
    assertThat(Coverage.of(List.of(new Span(0, 10), new Span(3, 5), new Span(8, 12))).spans())
        .containsExactly(new Span(0, 12));
  }
}
