/** Kafka from the operator's side: topics through the admin API and how far runs are. */
package dev.millrace.operator.kafka;
