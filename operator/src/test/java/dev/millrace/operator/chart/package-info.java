/** The Helm chart, rendered and installed by Helm itself. */
package dev.millrace.operator.chart;
