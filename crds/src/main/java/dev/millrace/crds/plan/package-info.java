/**
 * From a PipelineRun to what has to be there: a pure function, used by the operator and by the
 * local run alike.
 */
package dev.millrace.crds.plan;
