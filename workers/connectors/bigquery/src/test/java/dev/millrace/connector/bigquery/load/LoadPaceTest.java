package dev.millrace.connector.bigquery.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoadPaceTest {
  private static final Duration ONE_OF_1200 = Duration.ofSeconds(72);

  @Test
  void aloneAReplicaMayLoad1200TimesADay() {
    assertThat(interval(5, 5)).isEqualTo(ONE_OF_1200);
  }

  @Test
  void replicasShareEvenly() {
    assertThat(interval(5, 20)).isEqualTo(ONE_OF_1200.multipliedBy(4));
  }

  @Test
  void anUnevenSpreadStaysWithinTheDay() {
    double three = perDay(interval(3, 5));
    double two = perDay(interval(2, 5));
    assertThat(three + two).isBetween(1_199.0, 1_200.0);
  }

  @Test
  void owningNothingYetCountsAsOne() {
    assertThat(interval(0, 0)).isEqualTo(ONE_OF_1200);
  }

  private static Duration interval(int owned, int all) {
    return LoadPace.interval(owned, all, LoadPace.JOBS_PER_DAY);
  }

  private static double perDay(Duration interval) {
    return (double) Duration.ofDays(1).toMillis() / interval.toMillis();
  }
}
