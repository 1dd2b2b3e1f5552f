/** The thread that writes to the warehouse, and what it exchanges with the loop that polls. */
package dev.millrace.sink.writer;
