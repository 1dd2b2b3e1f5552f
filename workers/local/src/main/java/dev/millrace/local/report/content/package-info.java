/** What the messages in the warehouse say, summed up. */
package dev.millrace.local.report.content;
