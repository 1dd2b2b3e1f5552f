/**
 * What the work of a stage is told and tells: stop, health, metrics, how long to wait before trying
 * again.
 */
package dev.millrace.runtime.run;
