/** Ways to tell the user how a run is: on a terminal, in lines, as JSON, or hardly at all. */
package dev.millrace.local.output;
