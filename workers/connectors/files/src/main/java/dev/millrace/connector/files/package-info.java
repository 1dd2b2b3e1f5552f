/** Files as a warehouse: each holds one stretch of one partition and says so in its name. */
package dev.millrace.connector.files;
