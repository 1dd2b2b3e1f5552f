/** Which topics a run makes and who makes them, written down so that they can be deleted later. */
package dev.millrace.operator.ledger;
