/** What is decided and said for a run, file by file. */
package dev.millrace.operator.golden;
