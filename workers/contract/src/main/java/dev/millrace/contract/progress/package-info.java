/** What is written beside committed offsets. */
package dev.millrace.contract.progress;
