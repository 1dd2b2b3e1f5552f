package dev.millrace.local.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.connector.reader.Contents;
import dev.millrace.contract.Stage;
import dev.millrace.contract.progress.OffsetMetadata;
import dev.millrace.local.report.Check;
import dev.millrace.runtime.progress.RunProgress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CountChecksTest {
  @Test
  void anExactRunPassesEverything() {
    RunProgress exact = progress(1000, 0, 1000, 45, 955, 0);
    assertThat(CountChecks.ofStages(exact, Optional.of(1000L)))
        .extracting(Check::result)
        .containsOnly(Check.Result.PASSED);
    assertThat(CountChecks.ofWarehouse(exact, contents(955, 955, 955)))
        .extracting(Check::result)
        .containsOnly(Check.Result.PASSED);
  }

  @Test
  void whatIsMissingIsCounted() {
    assertThat(
            failures(CountChecks.ofStages(progress(1000, 0, 1000, 45, 950, 0), Optional.of(1000L))))
        .containsExactly(
            "enricher handed on 955, sink took in 950",
            "950 written + 45 dead letters is not 1,000 produced: 5 missing");
  }

  @Test
  void whatIsTooManyIsCounted() {
    assertThat(
            failures(CountChecks.ofStages(progress(1000, 0, 1000, 0, 1007, 0), Optional.empty())))
        .contains("1,007 written + 0 dead letters is not 1,000 produced: 7 too many");
  }

  @Test
  void aSourceThatGaveTooLittleIsSeen() {
    assertThat(failures(CountChecks.ofStages(progress(990, 0, 990, 0, 990, 0), Optional.of(1000L))))
        .containsExactly("990 messages produced, 1,000 asked for");
  }

  @Test
  void deadLettersOfAllStagesCount() {
    assertThat(failures(CountChecks.ofStages(progress(100, 1, 99, 2, 97, 3), Optional.of(100L))))
        .isEmpty();
  }

  @Test
  void rowsThatAreGoneOrDoubledAreSeen() {
    RunProgress exact = progress(1000, 0, 1000, 0, 1000, 0);
    assertThat(failures(CountChecks.ofWarehouse(exact, contents(990, 1000, 990))))
        .containsExactly("990 rows of this run in the warehouse, 1,000 written: 10 missing");
    assertThat(failures(CountChecks.ofWarehouse(exact, contents(1000, 1000, 996))))
        .containsExactly("996 distinct ids in 1,000 rows: 4 doubled");
    assertThat(failures(CountChecks.ofWarehouse(exact, contents(1003, 1003, 1000))))
        .containsExactly(
            "1,003 rows of this run in the warehouse, 1,000 written",
            "1,000 distinct ids in 1,003 rows: 3 doubled");
  }

  @Test
  void rowsOfOthersAreSaidAndNotHeldAgainstTheRun() {
    List<Check> checks =
        CountChecks.ofWarehouse(progress(10, 0, 10, 0, 10, 0), contents(25, 10, 12));
    assertThat(failures(checks)).isEmpty();
    assertThat(checks)
        .contains(
            new Check(
                Check.Result.SKIPPED,
                "distinct ids not compared: the table has 15 rows that this run did not write"));
  }

  @Test
  void whereRowsCanNotBeToldApartMoreAreNoFailureAndFewerAre() {
    RunProgress ten = progress(10, 0, 10, 0, 10, 0);
    List<Check> more = CountChecks.ofWarehouse(ten, unaccounted(25, 25));
    assertThat(failures(more)).isEmpty();
    assertThat(more.get(0).result()).isEqualTo(Check.Result.SKIPPED);
    assertThat(more.get(0).finding()).contains("25 rows", "15 more");
    assertThat(failures(CountChecks.ofWarehouse(ten, unaccounted(8, 8))))
        .containsExactly("8 rows in the warehouse, 10 written: 2 missing");
    assertThat(failures(CountChecks.ofWarehouse(ten, unaccounted(12, 10))))
        .containsExactly("10 distinct ids in 12 rows: 2 doubled");
    assertThat(CountChecks.ofWarehouse(ten, unaccounted(10, 10)))
        .extracting(Check::result)
        .containsOnly(Check.Result.PASSED);
  }

  private static Contents unaccounted(long rows, long distinct) {
    return new Contents(rows, OptionalLong.empty(), OptionalLong.of(distinct));
  }

  private static Contents contents(long rows, long ofRun, long distinct) {
    return new Contents(rows, OptionalLong.of(ofRun), OptionalLong.of(distinct));
  }

  private static List<String> failures(List<Check> checks) {
    return checks.stream()
        .filter(c -> c.result() == Check.Result.FAILED)
        .map(Check::finding)
        .toList();
  }

  private static RunProgress progress(
      long produced, long deadP, long enriched, long deadE, long sunk, long deadS) {
    return new RunProgress(
        Map.of(
            Stage.PRODUCER, Map.of(0, new OffsetMetadata(produced, deadP, Map.of())),
            Stage.ENRICHER, Map.of(0, new OffsetMetadata(enriched, deadE, Map.of())),
            Stage.SINK, Map.of(0, new OffsetMetadata(sunk, deadS, Map.of()))),
        1);
  }
}
