/** Reads the table back, to compare it with what was sent. */
package dev.millrace.sink.bigquery.read;
