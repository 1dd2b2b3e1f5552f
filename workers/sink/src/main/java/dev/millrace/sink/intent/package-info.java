/** Batches that are named in Kafka before they are written, and found again after a crash. */
package dev.millrace.sink.intent;
