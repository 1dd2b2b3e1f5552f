/** The contract between the operator, which writes, and the workers, which read. */
package dev.millrace.contract;
