/** Finding words in a buffer of characters without making strings. */
package dev.millrace.enricher.words;
