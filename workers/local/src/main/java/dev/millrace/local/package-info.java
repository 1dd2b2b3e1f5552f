/** The {@code millrace} command: runs a PipelineRun in one process, without a cluster. */
package dev.millrace.local;
