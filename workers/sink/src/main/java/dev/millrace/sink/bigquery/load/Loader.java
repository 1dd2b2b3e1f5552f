package dev.millrace.sink.bigquery.load;

import dev.millrace.sink.bigquery.fault.Fault;
import dev.millrace.sink.bigquery.fault.FaultException;
import dev.millrace.sink.bigquery.fault.FaultKind;
import dev.millrace.sink.warehouse.PermanentFailure;
import dev.millrace.sink.warehouse.TransientFailure;
import dev.millrace.sink.warehouse.WarehouseException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings slices into the table, each at most once, by walking the attempts of a slice until one is
 * loaded: see {@link Recovery}. Whatever it learns it could learn again; what it remembers only
 * saves questions.
 */
public final class Loader {
  private static final Logger LOG = LoggerFactory.getLogger(Loader.class);

  private final LoadJobs jobs;
  private final JobNames names;
  private final Waits waits;
  private final Refusals refusals;
  private final Map<String, JobState> over = new HashMap<>();

  /** A loader of one table. */
  public Loader(LoadJobs jobs, JobNames names, Waits waits, Refusals refusals) {
    this.jobs = jobs;
    this.names = names;
    this.waits = waits;
    this.refusals = refusals;
  }

  /**
   * Loads a slice, or finds that it is loaded.
   *
   * @return empty when it is in the table; otherwise why it can not be loaded as a whole
   * @throws WarehouseException when it is not known to be in the table yet; call again
   */
  public Optional<Fault> load(Slice slice) throws WarehouseException {
    for (int attempt = 1; ; attempt++) {
      String id = names.name(slice.ranges(), attempt);
      JobState first = over.containsKey(id) ? over.get(id) : find(id);
      boolean knownBefore = isFinal(first);
      JobState state = knownBefore ? first : follow(id, slice, first);
      over.put(id, state);
      switch (Recovery.after(state)) {
        case DONE -> {
          if (!knownBefore) {
            requireAllRows(id, slice, (JobState.Loaded) state);
          }
          refusals.taken();
          return Optional.empty();
        }
        case SPLIT -> {
          return Optional.of(((JobState.Failed) state).fault());
        }
        default -> {
          if (!knownBefore) {
            Fault fault = ((JobState.Failed) state).fault();
            throw refusals.of("load job " + id, new FaultException(fault, null));
          }
        }
      }
    }
  }

  /** Forgets the jobs of a batch that is finished. */
  public void forget() {
    over.clear();
  }

  private JobState follow(String id, Slice slice, JobState first) throws WarehouseException {
    JobState state = first instanceof JobState.Unknown ? submit(id, slice) : first;
    long deadline = System.nanoTime() + waits.patience().toNanos();
    for (int polls = 0; !isFinal(state); polls++) {
      if (System.nanoTime() > deadline) {
        throw new TransientFailure("load job " + id + " is still running");
      }
      pause(Waits.doubled(waits.firstPoll(), waits.lastPoll(), polls));
      state = find(id);
    }
    return state;
  }

  private JobState find(String id) throws WarehouseException {
    try {
      return jobs.find(id);
    } catch (FaultException e) {
      throw refusals.of("asking for load job " + id, e);
    }
  }

  private JobState submit(String id, Slice slice) throws WarehouseException {
    try {
      Path file = slice.file();
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
      // Somebody submitted the same rows first, perhaps we ourselves and the answer was lost.
      LOG.info("load job {} is there already", id);
      return new JobState.Running();
    }
    if (kind == FaultKind.TOO_LARGE) {
      return new JobState.Failed(refused.fault());
    }
    throw refusals.of("submitting load job " + id, refused);
  }

  private static boolean isFinal(JobState state) {
    return state instanceof JobState.Loaded || state instanceof JobState.Failed;
  }

  /**
   * A load job without tolerance for bad rows loads all or nothing; trust, but verify. Of a job
   * that was over before, nobody knows how many rows its file had.
   */
  private static void requireAllRows(String id, Slice slice, JobState.Loaded loaded)
      throws PermanentFailure {
    if (loaded.rows().isPresent() && loaded.rows().getAsLong() != slice.rows()) {
      throw new PermanentFailure(
          String.format(
              Locale.ROOT,
              "load job %s has put %d rows into the table, not %d",
              id,
              loaded.rows().getAsLong(),
              slice.rows()));
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
