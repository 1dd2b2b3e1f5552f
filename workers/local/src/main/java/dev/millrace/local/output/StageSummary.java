package dev.millrace.local.output;

import dev.millrace.contract.Stage;
import java.time.Duration;

/**
 * What a stage did.
 *
 * @param stage which one
 * @param in messages taken in since the run began, over restarts
 * @param dead dead letters since the run began, over restarts
 * @param averageRate messages per second while it was active in this session
 * @param peakRate highest rate in this session, messages per second
 * @param active how long it was active in this session
 */
public record StageSummary(
    Stage stage, long in, long dead, double averageRate, double peakRate, Duration active) {}
