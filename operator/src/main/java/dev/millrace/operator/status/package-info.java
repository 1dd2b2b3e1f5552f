/** What a run's status says: a pure function of what was seen and what was carried out. */
package dev.millrace.operator.status;
