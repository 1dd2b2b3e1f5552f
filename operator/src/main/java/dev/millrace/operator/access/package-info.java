/** Asks the API server what the operator may do: the chart's own test of its roles. */
package dev.millrace.operator.access;
