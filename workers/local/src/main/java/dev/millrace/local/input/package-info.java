/** From the user's file to a plan for this process. */
package dev.millrace.local.input;
