/** What was seen of a run in one look: immutable, made from live objects by pure functions. */
package dev.millrace.operator.observed;
