/** Each stage against the bare loop it can not beat, in one run, as ratios. */
package dev.millrace.bench;
