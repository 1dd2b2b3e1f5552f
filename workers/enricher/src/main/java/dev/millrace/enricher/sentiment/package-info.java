/**
 * VADER: mood of English social-media text by a rated lexicon and a handful of rules.
 *
 * <p>Follows vaderSentiment 3.3.2 score for score, oddities included; the tests hold it against
 * that release. Hutto, C.J. &amp; Gilbert, E.E. (2014). VADER: A Parsimonious Rule-based Model for
 * Sentiment Analysis of Social Media Text. ICWSM-14.
 */
package dev.millrace.enricher.sentiment;
