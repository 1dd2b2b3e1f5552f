/** The connectors there are. */
package dev.millrace.connector.registry;
