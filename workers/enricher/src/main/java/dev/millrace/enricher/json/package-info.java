/**
 * One event on its way through the enricher: what is asked of it, and its copy with more fields.
 */
package dev.millrace.enricher.json;
