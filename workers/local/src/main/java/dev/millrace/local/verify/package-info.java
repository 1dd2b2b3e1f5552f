/** Whether a run did what it promised. */
package dev.millrace.local.verify;
