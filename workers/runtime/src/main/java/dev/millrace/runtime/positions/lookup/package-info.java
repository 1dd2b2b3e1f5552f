/** Positions as Kafka has them: read back, and compared with the log and with the warehouse. */
package dev.millrace.runtime.positions.lookup;
