/** A real Kubernetes API server for tests; also used by the operator's. */
package dev.millrace.crds.apiserver;
