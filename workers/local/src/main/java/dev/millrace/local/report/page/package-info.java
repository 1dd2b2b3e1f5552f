/** Pieces a page is made of: escaped markup, numbers for people, axes and one class a chart. */
package dev.millrace.local.report.page;
