/** The table: what it should be like, whether it is, and making it so. */
package dev.millrace.connector.bigquery.table;
