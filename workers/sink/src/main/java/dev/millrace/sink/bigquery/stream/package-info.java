/** Streaming inserts: within seconds, at least once. */
package dev.millrace.sink.bigquery.stream;
