/** The operator: turns PipelineRuns into topics, Deployments and status. */
package dev.millrace.operator;
