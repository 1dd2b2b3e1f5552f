/** A plan written out for people and programs. */
package dev.millrace.local.plan;
