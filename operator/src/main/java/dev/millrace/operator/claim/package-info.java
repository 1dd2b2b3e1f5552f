/** Which release of the operator cares for the runs of a namespace: never two. */
package dev.millrace.operator.claim;
