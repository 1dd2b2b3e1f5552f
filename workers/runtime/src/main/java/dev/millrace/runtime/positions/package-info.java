/**
 * How far a stage is in each partition: written where nothing expires, read back, and compared with
 * the log and with what the warehouse has.
 */
package dev.millrace.runtime.positions;
