/**
 * The loop of stages that read, transform and send inside Kafka.
 *
 * <p>Poll; let the stage send what follows; commit what was sent together with how far it got.
 * After any failure the transaction is given up, and everything since the last commit is done again
 * from what is committed.
 */
package dev.millrace.runtime.loop;
