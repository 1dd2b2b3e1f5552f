/** Lanes: the independent, ordered parts a source's messages are divided into. */
package dev.millrace.connector.lanes;
