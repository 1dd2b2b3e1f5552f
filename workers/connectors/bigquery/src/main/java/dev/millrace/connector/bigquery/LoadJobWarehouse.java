package dev.millrace.connector.bigquery;

import dev.millrace.connector.bigquery.config.BigQueryConfig;
import dev.millrace.connector.bigquery.fault.Advice;
import dev.millrace.connector.bigquery.fault.Fault;
import dev.millrace.connector.bigquery.fault.FaultException;
import dev.millrace.connector.bigquery.fault.FaultKind;
import dev.millrace.connector.bigquery.load.FaultMapper;
import dev.millrace.connector.bigquery.load.JobNames;
import dev.millrace.connector.bigquery.load.JobState;
import dev.millrace.connector.bigquery.load.LoadPace;
import dev.millrace.connector.bigquery.load.Loader;
import dev.millrace.connector.bigquery.load.RetryingLoadJobs;
import dev.millrace.connector.bigquery.rest.JobOrigin;
import dev.millrace.connector.bigquery.rest.RestLoadJobs;
import dev.millrace.connector.bigquery.stage.BatchRows;
import dev.millrace.connector.bigquery.stage.RowFit;
import dev.millrace.connector.bigquery.stage.Staging;
import dev.millrace.connector.bigquery.stage.StagingFolder;
import dev.millrace.connector.bigquery.table.LiveTable;
import dev.millrace.connector.bigquery.table.ReadyTable;
import dev.millrace.connector.bigquery.table.TablePreflight;
import dev.millrace.connector.warehouse.Batch;
import dev.millrace.connector.warehouse.Deduplication;
import dev.millrace.connector.warehouse.Origin;
import dev.millrace.connector.warehouse.PermanentFailure;
import dev.millrace.connector.warehouse.RefusedRow;
import dev.millrace.connector.warehouse.RowCount;
import dev.millrace.connector.warehouse.TransientFailure;
import dev.millrace.connector.warehouse.Warehouse;
import dev.millrace.connector.warehouse.WarehouseException;
import dev.millrace.contract.event.Column;
import dev.millrace.event.rows.RowCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A BigQuery table filled by load jobs, each batch exactly once: see this package. */
public final class LoadJobWarehouse implements Warehouse {
  private static final Logger LOG = LoggerFactory.getLogger(LoadJobWarehouse.class);

  private final Origin origin;
  private final LoadSettings settings;
  private final TablePreflight tablePreflight;
  private final JobLabels labels;
  private final RowFit fit;
  private final StagingFolder folder;
  private final Staging staging;
  private final FaultMapper faultMapper;

  private volatile ReadyTable table;
  private Loader loader;
  private CurrentBatch inHand;
  private Optional<Long> rows = Optional.empty();

  /**
   * A table that is opened later.
   *
   * @param columns the table's columns, in order
   * @param folder for files of the batch in hand; no other process may use it
   */
  public LoadJobWarehouse(
      BigQueryConfig config,
      List<Column> columns,
      Origin origin,
      Path folder,
      LoadSettings settings,
      Clock clock) {
    this.origin = origin;
    this.settings = settings;
    this.tablePreflight = new TablePreflight(config, columns);
    this.labels = new JobLabels(config.labels(), origin.run());
    this.fit = new RowFit(columns, RowFit.LOAD_ROW_BYTES, clock);
    this.folder = new StagingFolder(folder);
    this.staging = new Staging(columns, this.folder, settings.packing());
    this.faultMapper = new FaultMapper(settings.pollIntervals(), Advice.of(config), clock);
  }

  @Override
  public Deduplication deduplication() {
    return Deduplication.BATCHES;
  }

  @Override
  public RowCheck rowCheck() {
    return fit;
  }

  @Override
  public Optional<Path> spoolFolder() {
    return Optional.of(folder.path());
  }

  @Override
  public Duration spacing(int owned, int all) {
    return settings.loadsPerDay().isEmpty()
        ? Duration.ZERO
        : LoadPace.interval(owned, all, settings.loadsPerDay().getAsInt());
  }

  @Override
  public Optional<String> identity() {
    return Optional.ofNullable(table).map(ready -> ready.made().toString());
  }

  @Override
  public Optional<String> caution() {
    return Optional.ofNullable(table).flatMap(ReadyTable::caution);
  }

  @Override
  public void open() throws WarehouseException {
    if (loader != null) {
      return;
    }
    try {
      folder.open();
    } catch (IOException e) {
      throw new TransientFailure("preparing a folder for batches: " + e, e);
    }
    table = tablePreflight.run();
    fit.expires(table.expiration());
    RestLoadJobs jobs =
        new RestLoadJobs(
            table.client(),
            table.id(),
            table.location(),
            labels.all(),
            new JobOrigin(table.id(), JobLabels.RUN, labels.run(), settings.jobsTell()),
            settings.upload());
    RetryingLoadJobs patient = new RetryingLoadJobs(jobs, settings.pollIntervals().firstPoll());
    JobNames names = new JobNames(origin, table.key());
    loader = new Loader(patient, names, settings.pollIntervals(), faultMapper, settings.jobsTell());
    inHand = null;
    LOG.info("table {} in {} is ready for load jobs", table.key(), table.location());
  }

  @Override
  public List<RefusedRow> write(Batch batch) throws WarehouseException {
    open();
    try {
      take(batch);
      while (!inHand.done()) {
        step();
      }
      List<RefusedRow> refused = inHand.refused();
      requireThere();
      return refused;
    } catch (UncheckedIOException e) {
      throw new TransientFailure(e.getMessage() + ": " + e.getCause().getMessage(), e);
    } catch (IOException e) {
      throw new TransientFailure("reading the rows of the batch again: " + e, e);
    } catch (WarehouseException e) {
      if (e.getCause() instanceof FaultException refused && refused.fault().isForPeople()) {
        // Look at credentials, dataset and table again before the next attempt.
        loader = null;
      }
      throw e;
    }
  }

  /** As the table said when the last batch was loaded. */
  @Override
  public RowCount rows() {
    return rows.map(RowCount::ofWhole).orElse(RowCount.UNKNOWN);
  }

  @Override
  public void release(Collection<TopicPartition> partitions) {
    inHand = null;
  }

  @Override
  public void close() {
    loader = null;
    inHand = null;
    folder.close();
  }

  /** Files of the batch before are of no use any more: its offsets are committed. */
  private void take(Batch batch) throws TransientFailure {
    if (inHand != null && inHand.covers(batch.ranges())) {
      return;
    }
    try {
      folder.clear();
    } catch (IOException e) {
      throw new TransientFailure("clearing the folder for batches: " + e, e);
    }
    inHand = new CurrentBatch(batch.ranges(), new BatchRows(batch), staging);
  }

  private void step() throws WarehouseException, IOException {
    Loader.Answer answer = loader.load(inHand.ranges(), inHand.number(), inHand.slice());
    boolean moved = inHand.add(answer);
    if (answer.state() instanceof JobState.Failed failed) {
      LOG.warn("load job {} failed: {}", answer.id(), failed.fault().sentence());
      if (answer.submitted()) {
        holdAfter(answer.id(), failed.fault(), moved);
      }
    }
  }

  /**
   * What was loaded counts only where it is: in the table that stands there now. Jobs are named for
   * the table they were to fill, and load into the one that they find.
   */
  private void requireThere() throws WarehouseException {
    Optional<LiveTable> live = tablePreflight.live(table.client());
    rows = live.map(LiveTable::rows);
    Optional<Instant> made = live.map(LiveTable::made);
    if (made.equals(Optional.of(table.made()))) {
      return;
    }
    String name = table.id().getTable();
    LoadedWhen loaded = inHand.loadedWhen(made.orElse(Instant.MAX));
    loader = null;
    switch (loaded) {
      case AFTER -> open();
      case BEFORE ->
          throw new TransientFailure(
              String.format(
                  Locale.ROOT,
                  "table %s was replaced after rows were loaded into it, they are loaded anew",
                  name));
      default ->
          throw new PermanentFailure(
              String.format(
                      Locale.ROOT,
                      "table %s was replaced while the rows of a batch were being loaded, some into"
                          + " the old",
                      name)
                  + " one and some into the new: make another PipelineRun into another table");
    }
  }

  private void holdAfter(String id, Fault fault, boolean moved) throws WarehouseException {
    if (fault.kind() == FaultKind.TOO_LARGE && !moved) {
      throw faultMapper.held(
          "not even one small row is taken, is there a proxy in between?",
          new FaultException(fault, null));
    }
    Optional<WarehouseException> hold = faultMapper.ofJob(id, fault);
    if (hold.isPresent()) {
      throw hold.get();
    }
  }
}
