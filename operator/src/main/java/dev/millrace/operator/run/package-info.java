/** A run as the operator takes it: planned, and where it is in its life. */
package dev.millrace.operator.run;
