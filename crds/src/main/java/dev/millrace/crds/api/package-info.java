/**
 * The API as Java records. The CRD is generated from them: their annotations are the bounds,
 * defaults, rules and descriptions that {@code kubectl} and the API server know.
 */
package dev.millrace.crds.api;
