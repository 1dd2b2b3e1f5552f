/** BigQuery's REST API through Google's client, which retries nothing here: the sink does. */
package dev.millrace.connector.bigquery.rest;
