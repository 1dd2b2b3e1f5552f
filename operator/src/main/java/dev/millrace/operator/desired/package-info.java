/** What should be there for a run: a pure function of its plan and of what was seen. */
package dev.millrace.operator.desired;
