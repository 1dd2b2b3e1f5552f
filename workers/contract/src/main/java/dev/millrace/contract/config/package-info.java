/** One typed record for each stage's configuration, checked when it is made. */
package dev.millrace.contract.config;
