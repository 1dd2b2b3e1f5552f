/** Deletes the topics of runs that are gone, once their pods are. */
package dev.millrace.operator.cleanup;
