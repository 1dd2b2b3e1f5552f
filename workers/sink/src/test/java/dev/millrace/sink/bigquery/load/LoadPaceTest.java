package dev.millrace.sink.bigquery.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoadPaceTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration ONE_OF_1200 = Duration.ofSeconds(72);

  @Test
  void aloneAReplicaMayLoad1200TimesADay() {
    assertThat(LoadPace.interval(SECOND, 5, 5)).isEqualTo(ONE_OF_1200);
  }

  @Test
  void replicasShareEvenly() {
    assertThat(LoadPace.interval(SECOND, 5, 20)).isEqualTo(ONE_OF_1200.multipliedBy(4));
  }

  @Test
  void anUnevenSpreadStaysWithinTheDay() {
    double three = perDay(LoadPace.interval(SECOND, 3, 5));
    double two = perDay(LoadPace.interval(SECOND, 2, 5));
    assertThat(three + two).isBetween(1_199.0, 1_200.0);
  }

  @Test
  void aUserMayAskForLessOften() {
    Duration hour = Duration.ofHours(1);
    assertThat(LoadPace.interval(hour, 1, 1)).isEqualTo(hour);
  }

  @Test
  void owningNothingYetCountsAsOne() {
    assertThat(LoadPace.interval(SECOND, 0, 0)).isEqualTo(ONE_OF_1200);
  }

  private static double perDay(Duration interval) {
    return (double) Duration.ofDays(1).toMillis() / interval.toMillis();
  }
}
