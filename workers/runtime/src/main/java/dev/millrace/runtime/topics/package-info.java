/** Topics through the admin API. */
package dev.millrace.runtime.topics;
