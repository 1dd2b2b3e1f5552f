/** Stage one: generates or replays events into the raw topic. */
package dev.millrace.producer;
