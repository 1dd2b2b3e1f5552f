/** The edge to the user's terminal: what it can show, and Ctrl-C. */
package dev.millrace.local.terminal;
