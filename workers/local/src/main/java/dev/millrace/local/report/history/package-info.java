/** How a run went over time: written while it runs, read for the report. */
package dev.millrace.local.report.history;
