/** The command line. */
package dev.millrace.local.command;
