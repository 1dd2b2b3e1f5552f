/** The process's log goes to the run's folder; the console is for what the user asked for. */
package dev.millrace.local.log;
