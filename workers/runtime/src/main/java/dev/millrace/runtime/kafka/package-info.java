/** Kafka as the stages use it: clients, patience, transactions, places and totals, dead letters. */
package dev.millrace.runtime.kafka;
