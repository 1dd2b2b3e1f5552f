/** Stage configuration as environment variables: the only place that reads or writes them. */
package dev.millrace.contract.env;
