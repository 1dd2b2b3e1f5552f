/** Bytes that grow, are searched and are checked: what grammar and rows stand on. */
package dev.millrace.event.bytes;
