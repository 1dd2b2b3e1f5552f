package dev.millrace.operator.status;

import dev.millrace.operator.carry.Outcome;
import dev.millrace.operator.desired.DesiredState;
import dev.millrace.operator.observed.Observed;
import dev.millrace.operator.run.PlannedRun;
import java.time.Instant;

/**
 * All that a status is made from.
 *
 * @param run the run
 * @param seen what was seen
 * @param desired what was decided
 * @param outcome what came of it
 * @param now the time
 */
public record Look(
    PlannedRun run, Observed seen, DesiredState desired, Outcome outcome, Instant now) {}
