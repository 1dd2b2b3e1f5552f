/** What the specs of connectors share: rules, Secrets and where paths start. */
package dev.millrace.connector.spec;
