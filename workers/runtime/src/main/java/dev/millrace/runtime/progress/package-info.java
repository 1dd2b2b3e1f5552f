/** How far a run is, read from Kafka alone. */
package dev.millrace.runtime.progress;
