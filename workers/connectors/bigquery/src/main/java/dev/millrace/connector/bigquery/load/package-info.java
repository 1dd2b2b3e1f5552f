/** Load jobs: their names, intents and recovery. Pure decisions. */
package dev.millrace.connector.bigquery.load;
