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
 *       offset metadata first ({@link dev.millrace.connector.warehouse.Deduplication#BATCHES}), and
 *       whoever meets them after a crash or a rebalance reads the same events, which decode to the
 *       same rows.
 * </ol>
 *
 * <p>The id of a job is made from the ranges of its batch, the identities of topic and table, and
 * the job's number among those of the batch, and from nothing else. So all replicas that ever hold
 * a batch walk the same ids: 1, 2, and so on. They never skip one that is unknown or runs, so the
 * next one is submitted only after this one is known to be over. What a job loads (first row, end,
 * rows left out, a checksum of the file) stands in its labels, and what is left to load follows
 * from the jobs before: whoever comes second under an id learns from BigQuery what the first one
 * sent, and goes on behind it. Nobody needs to know who submitted, nor to decide the same: a lost
 * answer, a dead replica, a replica that was thought dead and comes back late and one of another
 * version all end in BigQuery refusing the id a second time, and in a question about the job that
 * has it. A batch counts as written only when such questions were answered with "loaded" for all of
 * its rows that are not refused, and offsets move only then. Hence each row is loaded exactly once.
 *
 * <p>An answer is believed as far as it goes: a job that is not ours (another table, another run's
 * label), or that loaded another number of rows than its file had, stops the sink, now and whenever
 * it is asked for again. A job that does not say how many rows it loaded does not count.
 *
 * <p><em>Refused rows.</em> BigQuery names a row that it refuses by the byte at which it begins.
 * The next job leaves it out, so it costs one job more. Where it is not named, or the file that we
 * have is not the one that was sent, the batch is loaded in ever smaller stretches until the row
 * stands alone. It goes to the dead-letter topic in the transaction that moves the offsets. An
 * upload that is too large is split; only a row that is large itself is refused for its size.
 *
 * <p><em>Failing jobs.</em> A table takes 1,500 load jobs a day, failed ones included. What only a
 * person can mend is submitted again after a minute, then ever later, at most once an hour.
 *
 * <p>A deleted run or table that is made again under its old name has another identity, so jobs of
 * its predecessor are not mistaken for its own.
 *
 * <h2>Two ledgers</h2>
 *
 * <p>A table does not say up to which offset it has a partition's rows. What Kafka and BigQuery
 * know together, and what follows:
 *
 * <table>
 * <caption>What is seen before a batch is written</caption>
 * <tr><th>seen</th><th>done</th></tr>
 * <tr><td>a batch is announced and none of its jobs is there</td><td>it is loaded</td></tr>
 * <tr><td>a batch is announced and its jobs have loaded it; Kafka's commit was lost</td>
 *     <td>only the commit is made up for</td></tr>
 * <tr><td>a batch is announced and some of its rows are loaded</td><td>the rest is loaded</td></tr>
 * <tr><td>a job has loaded, and the table there now was made after that</td>
 *     <td>the job does not count</td></tr>
 * <tr><td>a partition's rows went to a table made at another time than the one there now</td>
 *     <td>stop: they are gone with it, or it is a copy that has them; nobody can tell</td></tr>
 * <tr><td>nothing is announced and the table is the one that rows went to</td>
 *     <td>Kafka's position is believed</td></tr>
 * </table>
 *
 * <h2>Streaming: at least once</h2>
 *
 * <p>{@code insertAll} has no such promise. BigQuery drops a row whose {@code insertId} it has seen
 * within about a minute, as far as it remembers; a row that is sent again later is there twice. It
 * is what a user chooses who wants rows within seconds, and it needs a billing account.
 */
package dev.millrace.connector.bigquery;
