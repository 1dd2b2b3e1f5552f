/** Stage two: turns raw events into processed ones, or into dead letters with a reason. */
package dev.millrace.enricher;
