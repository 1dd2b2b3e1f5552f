/** Each stage against the bare loop it cannot beat, in one run, as ratios. */
package dev.millrace.bench;
