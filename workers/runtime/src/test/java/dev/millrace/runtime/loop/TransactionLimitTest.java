package dev.millrace.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TransactionLimitTest {
  private static final long MS = TimeUnit.MILLISECONDS.toNanos(1);

  @Test
  void aHundredMillisecondsToBeginWith() {
    TransactionLimit limit = new TransactionLimit();

    assertThat(limit.reached(99 * MS, 0)).isFalse();
    assertThat(limit.reached(100 * MS, 0)).isTrue();
  }

  @Test
  void manyBytesAreCommittedAtOnce() {
    TransactionLimit limit = new TransactionLimit();

    assertThat(limit.reached(0, (128L << 20) - 1)).isFalse();
    assertThat(limit.reached(0, 128L << 20)).isTrue();
  }

  @Test
  void slowCommitsMakeLargerTransactionsUpToASecond() {
    TransactionLimit limit = new TransactionLimit();
    for (int i = 0; i < 20; i++) {
      limit = limit.afterCommit(40 * MS);
    }
    assertThat(limit.age()).isBetween(355 * MS, 360 * MS);

    for (int i = 0; i < 20; i++) {
      limit = limit.afterCommit(60_000 * MS);
    }
    assertThat(limit.age()).isBetween(995 * MS, 1_000 * MS);

    for (int i = 0; i < 20; i++) {
      limit = limit.afterCommit(1 * MS);
    }
    assertThat(limit.age()).isBetween(100 * MS, 105 * MS);
  }
}
