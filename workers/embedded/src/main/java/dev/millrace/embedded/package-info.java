/** Kafka inside this process, for a laptop and for tests. */
package dev.millrace.embedded;
