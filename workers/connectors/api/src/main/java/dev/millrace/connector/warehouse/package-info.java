/** What the sink asks of a warehouse: batches written once, whoever writes them and how often. */
package dev.millrace.connector.warehouse;
