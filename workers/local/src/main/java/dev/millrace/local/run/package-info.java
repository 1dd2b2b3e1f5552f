/** A local run from the user's wish to its end. */
package dev.millrace.local.run;
