/** Probes and metrics over HTTP. */
package dev.millrace.runtime.http;
