package dev.millrace.operator.status;

import dev.millrace.operator.carry.Outcome;
import dev.millrace.operator.desired.DesiredState;
import dev.millrace.operator.observed.ClusterSnapshot;
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
public record StatusInputs(
    PlannedRun run, ClusterSnapshot seen, DesiredState desired, Outcome outcome, Instant now) {}
