package dev.millrace.local.view;

import dev.millrace.contract.Stage;

/**
 * A stage at one moment.
 *
 * @param stage which one
 * @param replicas workers in this process
 * @param in messages taken in since the run began, over restarts
 * @param dead dead letters since the run began, over restarts
 * @param ratePerSecond messages taken in per second, lately
 * @param lag messages waiting for this stage; 0 for the producer
 * @param retries attempts made again, since this process began
 * @param waiting what holds a worker up, one sentence; empty while nothing does
 */
public record StageView(
    Stage stage,
    int replicas,
    long in,
    long dead,
    double ratePerSecond,
    long lag,
    long retries,
    String waiting) {}
