package dev.millrace.operator.status;

import dev.millrace.crds.api.Reason;
import dev.millrace.crds.api.RunReport;
import dev.millrace.runtime.progress.RunProgress;
import dev.millrace.runtime.progress.WarehouseRows;
import java.util.Locale;
import java.util.Optional;

/** Whether the counts of a finished run agree: those of its stages, and what the warehouse has. */
final class VerifiedCondition {
  private VerifiedCondition() {}

  static ConditionState of(StatusInputs statusInputs, RunReport counts) {
    return lost(statusInputs, counts)
        .or(() -> countsDiffer(counts))
        .or(() -> warehouseDiffers(statusInputs))
        .orElseGet(() -> agreed(statusInputs, counts));
  }

  private static Optional<ConditionState> lost(StatusInputs statusInputs, RunReport counts) {
    return counts.missing() > 0
            && statusInputs.seen().view().progress().filter(RunProgress::hasGaps).isPresent()
        ? Optional.of(
            ConditionState.no(
                Reason.DataLoss,
                String.format(
                    Locale.ROOT,
                    "%d lost, as spec.onDataLoss allows: %s",
                    counts.missing(),
                    sum(counts))))
        : Optional.empty();
  }

  private static Optional<ConditionState> countsDiffer(RunReport counts) {
    return counts.missing() == 0 && counts.duplicates() == 0
        ? Optional.empty()
        : Optional.of(
            ConditionState.no(
                Reason.CountsDiffer,
                String.format(
                    Locale.ROOT,
                    "%d missing, %d too many: %d produced, %d written, %d dead-lettered",
                    counts.missing(),
                    counts.duplicates(),
                    counts.produced(),
                    counts.written(),
                    counts.deadLettered())));
  }

  private static Optional<ConditionState> warehouseDiffers(StatusInputs statusInputs) {
    return rows(statusInputs)
        .filter(rows -> rows.answer() == WarehouseRows.Answer.DIFFERS)
        .map(
            rows -> {
              long has = rows.rows().orElseThrow();
              return ConditionState.no(
                  Reason.WarehouseDiffers,
                  String.format(
                      Locale.ROOT,
                      "the warehouse has %d rows, %d were written: %s",
                      has,
                      rows.written(),
                      has < rows.written()
                          ? rows.written() - has + " missing"
                          : has - rows.written() + " too many"));
            });
  }

  private static ConditionState agreed(StatusInputs statusInputs, RunReport counts) {
    String text = sum(counts) + DeadShare.of(counts);
    if (DeadShare.isTooLarge(statusInputs, counts)) {
      return ConditionState.no(Reason.TooManyDeadLetters, text);
    }
    Optional<WarehouseRows> rows = rows(statusInputs);
    WarehouseRows.Answer answer =
        rows.map(WarehouseRows::answer).orElse(WarehouseRows.Answer.NOT_YET);
    return switch (answer) {
      case NOT_YET ->
          ConditionState.unknown(
              Reason.WarehouseNotAsked,
              text + "; no sink has told what the warehouse has, look yourself");
      case CANNOT_SAY ->
          ConditionState.unknown(
              Reason.WarehouseNotAsked,
              text + "; this warehouse does not say what it has, look yourself");
      case ROWS_OF_OTHERS ->
          ConditionState.unknown(
              Reason.WarehouseNotAsked,
              String.format(
                  Locale.ROOT,
                  "%s; the table has %d rows and does not say which are of this run, look yourself",
                  text,
                  rows.orElseThrow().rows().orElseThrow()));
      default -> ConditionState.yes(Reason.CountsAgree, text + "; the warehouse says it has them");
    };
  }

  private static String sum(RunReport counts) {
    return String.format(
        Locale.ROOT,
        "%d produced = %d written + %d dead-lettered",
        counts.produced(),
        counts.written(),
        counts.deadLettered());
  }

  private static Optional<WarehouseRows> rows(StatusInputs statusInputs) {
    return statusInputs.seen().view().progress().map(WarehouseRows::of);
  }
}
