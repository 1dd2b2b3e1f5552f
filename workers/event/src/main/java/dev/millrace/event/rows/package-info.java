/** Events as typed columns, decoded once and kept close to their bytes. */
package dev.millrace.event.rows;
