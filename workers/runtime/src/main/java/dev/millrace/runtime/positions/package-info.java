/**
 * How far a stage is in each partition, written where nothing expires, and what follows when that,
 * the log and the warehouse say different things.
 */
package dev.millrace.runtime.positions;
