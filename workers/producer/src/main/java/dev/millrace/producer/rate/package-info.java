/** Holding a run to its rate. */
package dev.millrace.producer.rate;
