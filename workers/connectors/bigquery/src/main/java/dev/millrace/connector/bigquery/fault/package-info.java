/** What BigQuery refuses, and what follows from it. */
package dev.millrace.connector.bigquery.fault;
