/** What a run was told to do and what it ran on, for people to read. */
package dev.millrace.local.report.settings;
