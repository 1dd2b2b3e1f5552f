package dev.millrace.connector.bigquery.fault;

/** What follows from a refusal of BigQuery. */
public enum FaultKind {
  /** Passes within seconds to minutes: try again with backoff. */
  TRANSIENT,
  /** Too many requests at once; resets within seconds to minutes: wait. */
  RATE_LIMIT,
  /** A daily quota is used up; it refills over hours: wait long. */
  QUOTA,
  /** Rows of the data are refused; the request itself is right. */
  ROWS,
  /** The request is larger than BigQuery takes: send less at once. */
  TOO_LARGE,
  /** What was to be made is there already. */
  DUPLICATE,
  /** Project, dataset, table or job is not there. */
  NOT_FOUND,
  /** There are no credentials at all. */
  NO_LOGIN,
  /** The credentials are no key, expired or revoked. */
  CREDENTIALS,
  /** The credentials are good and lack a right. */
  DENIED,
  /** The project has no billing account and the operation needs one. */
  BILLING,
  /** The project has not enabled BigQuery's API. */
  API_DISABLED,
  /** The credentials name no project, or one they may not use, to count the request against. */
  QUOTA_PROJECT,
  /** Anything else that is wrong with the request: only a person can help. */
  REFUSED
}
