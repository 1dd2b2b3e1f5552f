/** Looks into a warehouse from beside the sink. */
package dev.millrace.connector.reader;
