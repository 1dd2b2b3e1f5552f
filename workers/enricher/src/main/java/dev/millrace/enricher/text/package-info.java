/** Counting and finding things in text of any language. */
package dev.millrace.enricher.text;
