/** Where the messages of a batch wait until they are in the warehouse: in memory, or on disk. */
package dev.millrace.sink.spool;
