package dev.millrace.local.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunFormatterTest {
  @Test
  void saysHowMuchHowFastAndHowLong() {
    assertThat(RunFormatter.summary(Views.running()))
        .isEqualTo("62%  620,367 of 1,000,000 written, 45 dead  101k/s  4 s left");
  }

  @Test
  void anEndlessRunHasNeitherShareNorEnd() {
    assertThat(RunFormatter.summary(Views.with(Optional.empty(), RunPhase.RUNNING)))
        .isEqualTo("620,367 written, 45 dead  101k/s");
  }

  @Test
  void anEstimateIsCalledOne() {
    assertThat(
            RunFormatter.summary(
                Views.with(Optional.of(new Goal(2_000_000, false)), RunPhase.RUNNING)))
        .startsWith("31%  620,367 of about 2,000,000 written");
  }

  @Test
  void anotherPhaseStandsInPlaceOfTheTimeLeft() {
    assertThat(
            RunFormatter.summary(
                Views.with(Optional.of(new Goal(1_000_000, true)), RunPhase.STOPPING)))
        .endsWith("101k/s  stopping");
  }

  @Test
  void aPlainLineHasTheStagesToo() {
    assertThat(RunFormatter.plainLine(Views.held()))
        .isEqualTo(
            "tweets 8 s: 62%  620,367 of 1,000,000 written, 45 dead  0/s  [producer 98.2k/s;"
                + " enricher 99.0k/s, lag 111k, dead 45; sink 0/s, lag 192k, retries 7, waiting for"
                + " tweets.duckdb: Could not set lock on file]");
  }
}
