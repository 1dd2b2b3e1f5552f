package dev.millrace.connector.bigquery.load;

/** The load jobs of a table, as BigQuery has them. */
public interface LoadJobs {
  /**
   * Asks for a job.
   *
   * @throws dev.millrace.connector.bigquery.fault.FaultException when BigQuery does not tell
   */
  JobState find(String id);

  /**
   * Submits a job that appends all rows of a file to the table, or none; the job says what they
   * are.
   *
   * @return its state after it was accepted
   * @throws dev.millrace.connector.bigquery.fault.FaultException when it was not accepted, as far
   *     as anybody can tell: the answer may have been lost
   */
  JobState submit(String id, SliceFile file);
}
