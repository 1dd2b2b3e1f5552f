/**
 * The one grammar of events: reading a JSON object from bytes, and writing its members.
 *
 * <p>Written here and not taken from a library because this is where a run spends its time: it
 * checks grammar and UTF-8 in one pass, makes no objects, and knows where each field begins and
 * ends, so that an event can be copied through unchanged. The tests hold it against Jackson.
 */
package dev.millrace.event.json;
