/** What a connector is: everything about one kind of source or warehouse. */
package dev.millrace.connector.api;
