/** The operator against an API server that is not there and fails when it is told to. */
package dev.millrace.operator.mock;
