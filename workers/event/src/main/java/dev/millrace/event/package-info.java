/** What events are made of. */
package dev.millrace.event;
