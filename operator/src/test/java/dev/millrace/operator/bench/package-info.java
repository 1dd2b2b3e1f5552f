/** What the operator needs for many runs; measured on request, never in the build. */
package dev.millrace.operator.bench;
