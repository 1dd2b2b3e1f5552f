/** Replaying a file whose every line is one event. */
package dev.millrace.connector.replay;
