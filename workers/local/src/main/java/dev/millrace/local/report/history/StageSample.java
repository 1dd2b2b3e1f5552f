package dev.millrace.local.report.history;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One stage at one moment.
 *
 * @param in messages taken in since the run began, dead letters included; at least 0
 * @param dead messages put into the dead-letter topic since the run began; at most {@code in}
 * @param lag messages the stage before has handed on and this one has not taken in; at least 0
 * @param ratePerSecond messages taken in per second of late; at least 0
 */
public record StageSample(
    @JsonProperty("in") long in,
    @JsonProperty("dead") long dead,
    @JsonProperty("lag") long lag,
    @JsonProperty("ratePerSecond") double ratePerSecond) {}
