/** Limits on what a run writes: the user's own, and the least time between two batches. */
package dev.millrace.sink.budget;
