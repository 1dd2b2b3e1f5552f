/** Batches while they are formed: rows, dead letters and messages by partition. */
package dev.millrace.sink.batch;
