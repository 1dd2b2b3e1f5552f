/** Stage three: writes processed events to the warehouse, each exactly once. */
package dev.millrace.sink;
