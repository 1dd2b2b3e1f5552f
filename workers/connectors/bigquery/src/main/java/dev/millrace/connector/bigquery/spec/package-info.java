/** BigQuery's part of the spec and the rules about it. */
package dev.millrace.connector.bigquery.spec;
