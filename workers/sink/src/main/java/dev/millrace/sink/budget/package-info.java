/** The user's own limits on what a run writes. Pure decisions. */
package dev.millrace.sink.budget;
