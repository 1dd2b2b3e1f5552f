/** Running a stage: signals, exit codes, health, metrics, patience. */
package dev.millrace.runtime.run;
