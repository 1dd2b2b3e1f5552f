/** Times as people count and write them. */
package dev.millrace.local.report.time;
