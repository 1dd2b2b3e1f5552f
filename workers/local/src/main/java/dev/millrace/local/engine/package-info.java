/** Runs the stages of a plan in this process and watches them. */
package dev.millrace.local.engine;
