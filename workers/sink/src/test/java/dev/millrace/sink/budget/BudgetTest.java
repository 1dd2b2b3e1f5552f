package dev.millrace.sink.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.contract.config.WarehouseConfig.Limits;
import dev.millrace.contract.config.WarehouseConfig.OnLimit;
import dev.millrace.contract.progress.OffsetNote;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BudgetTest {
  private static final Instant EVENING = Instant.parse("2026-07-31T23:59:59Z");
  private static final Instant NEXT_DAY = Instant.parse("2026-08-01T00:00:00Z");
  private static final Spent NOTHING = Spent.of(OffsetNote.ZERO);

  @Test
  void whatIsLeftIsTheSmallerOfDayAndMonth() {
    List<Spent> spent = List.of(NOTHING.plus(EVENING, 30), NOTHING.plus(EVENING, 20));
    assertThat(budget(100L, null).allowance(EVENING, spent).bytes()).isEqualTo(50);
    assertThat(budget(100L, 60L).allowance(EVENING, spent).bytes()).isEqualTo(10);
  }

  @Test
  void aDayEndsAtMidnightUtc() {
    List<Spent> spent = List.of(NOTHING.plus(EVENING, 100));
    Allowance over = budget(100L, null).allowance(EVENING, spent);
    assertThat(over).isEqualTo(new Allowance(0, "bytesPerDay", NEXT_DAY));
    assertThat(budget(100L, null).allowance(NEXT_DAY, spent).bytes()).isEqualTo(100);
  }

  @Test
  void aMonthEndsWithItsLastDay() {
    Instant early = Instant.parse("2026-07-02T12:00:00Z");
    Spent twoDays = NOTHING.plus(early, 60).plus(EVENING, 50);
    Allowance over = budget(1000L, 100L).allowance(EVENING, List.of(twoDays));
    assertThat(over).isEqualTo(new Allowance(0, "bytesPerMonth", NEXT_DAY));
    assertThat(budget(null, 100L).allowance(NEXT_DAY, List.of(twoDays)).bytes()).isEqualTo(100);
  }

  @Test
  void withoutLimitsThereIsNone() {
    assertThat(new Budget(Limits.NONE).isLimited()).isFalse();
    assertThat(budget(1L, null).isLimited()).isTrue();
    assertThat(new Budget(Limits.NONE).allowance(EVENING, List.of()).bytes())
        .isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void spentSurvivesTheNote() {
    OffsetNote note = new OffsetNote(5, 0, Map.of("job", "j"));
    Spent spent = NOTHING.plus(EVENING, 12).plus(NEXT_DAY, 3);
    OffsetNote read = OffsetNote.decode(spent.in(note).encode());
    assertThat(Spent.of(read)).isEqualTo(spent);
    assertThat(read.more()).containsEntry("job", "j");
    assertThat(spent.monthBytes()).isEqualTo(3);
  }

  private static Budget budget(Long day, Long month) {
    return new Budget(
        new Limits(Optional.ofNullable(day), Optional.ofNullable(month), OnLimit.Wait));
  }
}
