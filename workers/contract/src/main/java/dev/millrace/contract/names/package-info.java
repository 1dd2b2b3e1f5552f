/** Names that two sides have to spell alike. */
package dev.millrace.contract.names;
