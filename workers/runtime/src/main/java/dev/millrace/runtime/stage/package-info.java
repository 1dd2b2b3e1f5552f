/** A worker as a process: configuration in, exit code out, and what it is given between. */
package dev.millrace.runtime.stage;
