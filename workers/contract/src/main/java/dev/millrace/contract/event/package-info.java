/** What an event looks like, from the source to the warehouse. */
package dev.millrace.contract.event;
