/** What a sink that writes to BigQuery is told. */
package dev.millrace.connector.bigquery.config;
