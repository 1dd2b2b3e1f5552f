/**
 * BigQuery as a warehouse.
 *
 * <h2>Load jobs: why every row arrives exactly once</h2>
 *
 * <p>Three facts carry it.
 *
 * <ol>
 *   <li>BigQuery accepts a job id once in a project, for as long as it remembers jobs (half a
 *       year).
 *   <li>A load job that tolerates no bad rows ({@code maxBadRecords} 0) puts all of its rows into
 *       the table or none.
 *   <li>What a job holds is decided before it is submitted: the ranges of a batch are committed as
 *       offset metadata first ({@link dev.millrace.sink.warehouse.Recognition#BATCHES}), and
 *       whoever meets them after a crash or a rebalance reads the same events, which decode to the
 *       same rows.
 * </ol>
 *
 * <p>The id of a job is made from the ranges of its rows, the identities of topic and table, and an
 * attempt number, and from nothing else. So all replicas that ever hold a batch walk the same
 * sequence of ids: attempt 1; if BigQuery says that it failed, attempt 2; and so on. They never
 * skip an attempt that is unknown or runs, so attempt n + 1 is submitted only after attempt n is
 * known to have failed and to have loaded nothing. Hence at most one attempt ever loads. Nobody
 * needs to know who submitted: a lost answer, a dead replica and a replica that was thought dead
 * and comes back late all end in BigQuery refusing the id a second time, and in a question about
 * the job that has it. A batch counts as written only when such a question was answered with
 * "loaded", and offsets move only then. Hence exactly one attempt loads.
 *
 * <p><em>Refused rows.</em> When BigQuery fails a job for its rows, the batch is loaded in halves,
 * in the order partition, offset. Halves are slices of known ranges, so each is a sequence of
 * attempts of its own and the argument above holds for it. Which slices there are follows from the
 * states of jobs that are over, which do not change: a successor in the middle of the search asks
 * the same questions, gets the same answers, loads only what is missing and ends with the same
 * refused rows. Slices that were split are never loaded, for they failed; slices that are loaded
 * cover each row once. A single row that fails alone is the one that is refused; it goes to the
 * dead-letter topic in the transaction that moves the offsets.
 *
 * <p>A deleted run or table that is made again under its old name has another identity, so jobs of
 * its predecessor are not mistaken for its own.
 *
 * <h2>Streaming: at least once</h2>
 *
 * <p>{@code insertAll} has no such promise. BigQuery drops a row whose {@code insertId} it has seen
 * within about a minute, as far as it remembers; a row that is sent again later is there twice. It
 * is what a user chooses who wants rows within seconds, and it needs a billing account.
 */
package dev.millrace.sink.bigquery;
