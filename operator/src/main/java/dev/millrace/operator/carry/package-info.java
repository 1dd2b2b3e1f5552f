/** Brings the cluster from what was seen to what is desired, writing only what differs. */
package dev.millrace.operator.carry;
