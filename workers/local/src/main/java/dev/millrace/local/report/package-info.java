/** The report of a run: one page that says how it went and what came out. */
package dev.millrace.local.report;
