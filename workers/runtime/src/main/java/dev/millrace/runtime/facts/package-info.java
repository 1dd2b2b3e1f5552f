/** What a run is, written down in Kafka, where nothing expires. */
package dev.millrace.runtime.facts;
