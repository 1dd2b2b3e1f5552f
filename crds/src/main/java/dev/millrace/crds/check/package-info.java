/**
 * Reads a PipelineRun from text as the API server would, and says everything that is wrong with it
 * in one list.
 */
package dev.millrace.crds.check;
