/** What lies in a run's topics. */
package dev.millrace.local.topics;
