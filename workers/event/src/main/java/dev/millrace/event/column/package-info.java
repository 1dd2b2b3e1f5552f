/** Values as the types of columns have them. */
package dev.millrace.event.column;
