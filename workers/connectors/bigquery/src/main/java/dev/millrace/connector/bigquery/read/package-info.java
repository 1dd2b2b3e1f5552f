/** Reads the table back, to compare it with what was sent. */
package dev.millrace.connector.bigquery.read;
