package dev.millrace.connector.bigquery.load;

import dev.millrace.connector.bigquery.fault.FaultException;
import dev.millrace.connector.bigquery.fault.FaultKind;
import dev.millrace.connector.warehouse.OffsetRange;
import dev.millrace.connector.warehouse.PermanentFailure;
import dev.millrace.connector.warehouse.TransientFailure;
import dev.millrace.connector.warehouse.WarehouseException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the jobs of a batch to their end, one after the other, each id once. */
public final class Loader {
  private static final Logger LOG = LoggerFactory.getLogger(Loader.class);

  private static final String STILL_RUNNING = " is still running";
  private static final String UNCOUNTED =
      " is done and BigQuery does not say how many rows it has loaded";

  private final LoadJobs jobs;
  private final JobNames names;
  private final PollIntervals pollIntervals;
  private final FaultMapper faultMapper;
  private final boolean counted;

  /**
   * A loader of one table.
   *
   * @param counted whether BigQuery says how many rows a job has loaded; emulators do not
   */
  public Loader(
      LoadJobs jobs,
      JobNames names,
      PollIntervals pollIntervals,
      FaultMapper faultMapper,
      boolean counted) {
    this.jobs = jobs;
    this.names = names;
    this.pollIntervals = pollIntervals;
    this.faultMapper = faultMapper;
    this.counted = counted;
  }

  /**
   * How a job of a batch ended.
   *
   * @param id of the job
   * @param state of the job
   * @param submitted whether this call submitted it
   * @param accepted whether BigQuery has it; one that it did not take leaves its id free
   */
  public record Answer(String id, JobState.Over state, boolean submitted, boolean accepted) {}

  /**
   * Finds a job of a batch, or submits it when there is none, and waits for its end.
   *
   * @param number of the job among those of the batch, from 1
   * @param slice what it loads if nobody has submitted it yet
   * @throws WarehouseException when it is not known how it ends; call again
   */
  public Answer load(List<OffsetRange> batch, int number, Slice slice) throws WarehouseException {
    String id = names.name(batch, number);
    JobState found = find(id);
    boolean submits = found instanceof JobState.Unknown;
    JobState state = submits ? submit(id, slice) : found;
    if (state instanceof JobState.Failed refused && submits && isTooLarge(refused)) {
      JobState again = find(id);
      if (again instanceof JobState.Unknown) {
        return new Answer(id, refused, true, false);
      }
      state = again;
    }
    JobState.Over over = follow(id, state);
    if (over instanceof JobState.Loaded loaded) {
      requireAllRows(id, slice, loaded);
      faultMapper.taken();
    }
    return new Answer(id, over, submits, true);
  }

  private static boolean isTooLarge(JobState.Failed failed) {
    return failed.fault().kind() == FaultKind.TOO_LARGE;
  }

  private JobState.Over follow(String id, JobState first) throws WarehouseException {
    JobState state = first;
    long deadline = System.nanoTime() + pollIntervals.patience().toNanos();
    for (int polls = 0; !isOver(state); polls++) {
      if (state instanceof JobState.Foreign foreign) {
        throw new PermanentFailure(
            String.format(
                    Locale.ROOT,
                    "load job %s is not this run's: %s. BigQuery takes a job id once, so nothing"
                        + " can be",
                    id,
                    foreign.what())
                + " loaded under it: make another PipelineRun");
      }
      if (System.nanoTime() > deadline) {
        throw new TransientFailure(
            "load job " + id + (state instanceof JobState.Loaded ? UNCOUNTED : STILL_RUNNING));
      }
      pause(PollIntervals.doubled(pollIntervals.firstPoll(), pollIntervals.lastPoll(), polls));
      state = find(id);
    }
    return (JobState.Over) state;
  }

  /** A job of which BigQuery does not say what it has loaded is asked for again. */
  private boolean isOver(JobState state) {
    return state instanceof JobState.Failed
        || state instanceof JobState.Loaded loaded && (loaded.rows().isPresent() || !counted);
  }

  private JobState find(String id) throws WarehouseException {
    try {
      return jobs.find(id);
    } catch (FaultException e) {
      throw faultMapper.of("asking for load job " + id, e);
    }
  }

  private JobState submit(String id, Slice slice) throws WarehouseException {
    try {
      SliceFile file = slice.file();
      LOG.info("submitting load job {} with {} rows", id, slice.rows());
      return jobs.submit(id, file);
    } catch (FaultException e) {
      return afterRefusedSubmission(id, e);
    } catch (IOException e) {
      throw new TransientFailure("staging the rows of load job " + id + " on disk: " + e, e);
    }
  }

  private JobState afterRefusedSubmission(String id, FaultException refused)
      throws WarehouseException {
    FaultKind kind = refused.fault().kind();
    if (kind == FaultKind.DUPLICATE) {
      // Somebody submitted a job of the same batch first, perhaps we ourselves and the answer was
      // lost.
      LOG.info("load job {} is there already", id);
      return new JobState.Running();
    }
    if (kind == FaultKind.TOO_LARGE) {
      return new JobState.Failed(refused.fault(), Optional.empty(), List.of());
    }
    throw faultMapper.of("submitting load job " + id, refused);
  }

  /**
   * A load job without tolerance for bad rows loads all or nothing; trust, but verify, whoever
   * submitted it and whenever.
   */
  private static void requireAllRows(String id, Slice slice, JobState.Loaded loaded)
      throws PermanentFailure {
    OptionalLong told = loaded.rows();
    long sent = loaded.labels().map(labels -> labels.file().rows()).orElseGet(slice::rows);
    if (told.isPresent() && told.getAsLong() != sent) {
      throw new PermanentFailure(
          String.format(
                  Locale.ROOT,
                  "load job %s has put %d rows into the table, not the %d that were sent: compare"
                      + " the table",
                  id,
                  told.getAsLong(),
                  sent)
              + " with the topic, and make another PipelineRun into another table");
    }
  }

  private static void pause(Duration time) throws TransientFailure {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientFailure("interrupted while waiting for a load job", e);
    }
  }
}
