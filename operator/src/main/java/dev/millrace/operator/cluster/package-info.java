/** What is watched in the cluster beside the run's own objects: Secrets and Strimzi. */
package dev.millrace.operator.cluster;
