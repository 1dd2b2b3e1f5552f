/** How a sink moves batches from Kafka to its warehouse and settles them with Kafka. */
package dev.millrace.sink.worker;
