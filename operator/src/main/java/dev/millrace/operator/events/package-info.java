/** Kubernetes Events about what happens to a run. */
package dev.millrace.operator.events;
