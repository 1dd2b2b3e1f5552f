/** Completion of the command line in shells. */
package dev.millrace.local.completion;
