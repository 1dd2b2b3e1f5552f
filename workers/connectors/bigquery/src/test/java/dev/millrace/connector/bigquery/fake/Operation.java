package dev.millrace.connector.bigquery.fake;

/** What a request asks for; misfortunes are planned by it. */
public enum Operation {
  /** Exchange of a key for an access token. */
  TOKEN,
  /** datasets.get and datasets.list. */
  DATASET_GET,
  /** datasets.insert. */
  DATASET_CREATE,
  /** tables.get and tables.list. */
  TABLE_GET,
  /** tables.insert. */
  TABLE_CREATE,
  /** tables.patch. */
  TABLE_CHANGE,
  /** First request of a resumable upload. */
  UPLOAD_OPEN,
  /** Data of a resumable upload; the last one makes the job. */
  UPLOAD_DATA,
  /** jobs.get. */
  JOB_GET,
  /** jobs.insert without data, jobs.query and their results. */
  QUERY,
  /** tabledata.insertAll. */
  INSERT_ALL,
  /** tabledata.list. */
  DATA_LIST
}
