/** Labels that everything the operator makes is found by. */
package dev.millrace.operator.names;
