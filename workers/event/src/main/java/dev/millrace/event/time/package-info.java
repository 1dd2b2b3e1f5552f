/**
 * Times in events, read from bytes without making objects. Everybody who checks or converts a time
 * does it here, so that no two can disagree.
 */
package dev.millrace.event.time;
