package dev.millrace.producer.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateScheduleTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long START = 1_767_225_600L * SECOND;

  @ParameterizedTest
  @ValueSource(longs = {1, 7, 60, 5_000, 999_983, 20_000_000})
  void aMinuteHoldsSixtyTimesTheRate(long rate) {
    Lanes lanes = new Lanes(24, rate);

    lanes.runUntil(START + 60 * SECOND, 7_000_000);

    long lastTurn = rate / 50;
    assertThat(lanes.total()).isBetween(rate * 60 - 24 - lastTurn, rate * 60 + 24);
  }

  @Test
  void thereIsNoDriftOverAMonth() {
    Lanes lane = new Lanes(1, 10);

    lane.runUntil(START + 30 * 86_400 * SECOND, 450_000_000);

    assertThat(lane.total()).isBetween(30 * 864_000L - 10, 30 * 864_000L + 1);
  }

  @Test
  void lowRatesAreSpreadEvenly() {
    Lanes lanes = new Lanes(24, 1);

    for (int second = 1; second <= 100; second++) {
      lanes.runUntil(START + second * SECOND - 1, 10_000_000);
      assertThat(lanes.total()).isEqualTo(second);
    }
  }

  @Test
  void aStallIsMadeUpAtTwiceTheRateAfterASmallBurst() {
    Lanes lanes = new Lanes(24, 5_000);
    lanes.runUntil(START + 10 * SECOND, 5_000_000);
    lanes.now += 8 * SECOND;

    long before = lanes.total();
    lanes.runUntil(START + 20 * SECOND, 5_000_000);
    assertThat(lanes.total() - before).isBetween(24_000L, 25_100L);

    lanes.runUntil(START + 60 * SECOND, 5_000_000);
    assertThat(lanes.total()).isBetween(299_950L, 300_050L);
  }

  @Test
  void nothingComesAtOnceAfterAStall() {
    RateSchedule rateSchedule = RateSchedule.of(1000, 1, START);
    long now = START + 20 * SECOND;

    int first = rateSchedule.allowed(now, Integer.MAX_VALUE);

    assertThat(first).isBetween(1, 1001);
    assertThat(rateSchedule.sent(now, first).allowed(now, Integer.MAX_VALUE)).isZero();
  }

  @Test
  void aNightIsNotMadeUp() {
    Lanes lanes = new Lanes(24, 5_000);
    lanes.runUntil(START + 10 * SECOND, 5_000_000);
    long before = lanes.total();
    lanes.now += 8 * 3600 * SECOND;

    lanes.runUntil(lanes.now + 100 * SECOND, 5_000_000);

    assertThat(lanes.total() - before).isBetween(649_000L, 651_000L);
  }

  @Test
  void noMoreThanAskedFor() {
    assertThat(RateSchedule.of(1_000_000, 1, START).allowed(START + SECOND, 64)).isEqualTo(64);
  }

  @Test
  void nextSaysHowLongToSleep() {
    RateSchedule rateSchedule = RateSchedule.of(1, 1, START);

    RateSchedule after = rateSchedule.sent(START, 1);

    assertThat(after.next()).isEqualTo(START + SECOND);
    assertThat(after.allowed(after.next() - 1, 1)).isZero();
    assertThat(after.allowed(after.next(), 1)).isOne();
  }

  /** Lanes served in turns by a loop that is not punctual. */
  private static final class Lanes {
    private final Random jitter = new Random(1);
    private final RateSchedule[] paces;
    private final long[] sent;
    private long now = START;

    Lanes(int lanes, long rate) {
      paces = new RateSchedule[lanes];
      sent = new long[lanes];
      for (int i = 0; i < lanes; i++) {
        paces[i] = RateSchedule.of(rate, lanes, START + i * SECOND / rate);
      }
    }

    void runUntil(long end, int step) {
      while (now < end) {
        for (int i = 0; i < paces.length; i++) {
          int allowed = paces[i].allowed(now, Integer.MAX_VALUE);
          paces[i] = paces[i].sent(now, allowed);
          sent[i] += allowed;
        }
        now = Math.min(end, now + step / 2 + jitter.nextInt(step));
      }
    }

    long total() {
      return LongStream.of(sent).sum();
    }
  }
}
