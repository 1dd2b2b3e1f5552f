/** What the operator itself is told: images, namespaces, intervals. */
package dev.millrace.operator.settings;
