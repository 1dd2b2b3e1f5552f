package dev.millrace.connector.bigquery.rest;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryError;
import com.google.cloud.bigquery.FormatOptions;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobId;
import com.google.cloud.bigquery.JobInfo.CreateDisposition;
import com.google.cloud.bigquery.JobInfo.WriteDisposition;
import com.google.cloud.bigquery.JobStatistics;
import com.google.cloud.bigquery.JobStatistics.LoadStatistics;
import com.google.cloud.bigquery.JobStatus;
import com.google.cloud.bigquery.LoadJobConfiguration;
import com.google.cloud.bigquery.TableDataWriteChannel;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.WriteChannelConfiguration;
import dev.millrace.connector.bigquery.fault.Fault;
import dev.millrace.connector.bigquery.fault.Faults;
import dev.millrace.connector.bigquery.load.JobState;
import dev.millrace.connector.bigquery.load.LoadJobs;
import dev.millrace.connector.bigquery.load.SliceFile;
import dev.millrace.connector.bigquery.load.SliceLabels;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Load jobs of one table through uploads. */
public final class RestLoadJobs implements LoadJobs {
  private final BigQuery client;
  private final TableId table;
  private final String location;
  private final Map<String, String> labels;
  private final JobOrigin origin;
  private final UploadSize upload;

  /**
   * Load jobs of a table.
   *
   * @param location of its dataset; a job is found only by id and location
   * @param labels of every job
   * @param origin by which they are known again
   */
  public RestLoadJobs(
      BigQuery client,
      TableId table,
      String location,
      Map<String, String> labels,
      JobOrigin origin,
      UploadSize upload) {
    this.client = client;
    this.table = table;
    this.location = location;
    this.labels = Map.copyOf(labels);
    this.origin = origin;
    this.upload = upload;
  }

  @Override
  public JobState find(String id) {
    Job job = Calls.of(() -> client.getJob(jobId(id)));
    return job == null ? new JobState.Unknown() : state(job);
  }

  @Override
  public JobState submit(String id, SliceFile file) {
    Map<String, String> all = new HashMap<>(labels);
    all.putAll(file.labels().labels());
    WriteChannelConfiguration load =
        WriteChannelConfiguration.newBuilder(table, FormatOptions.json())
            .setCreateDisposition(CreateDisposition.CREATE_NEVER)
            .setWriteDisposition(WriteDisposition.WRITE_APPEND)
            .setMaxBadRecords(0)
            .setIgnoreUnknownValues(false)
            .setLabels(all)
            .build();
    Job job = Calls.of(() -> send(id, load, file.path()));
    return job == null ? new JobState.Running() : state(job);
  }

  private Job send(String id, WriteChannelConfiguration load, Path file) throws IOException {
    try (FileChannel rows = FileChannel.open(file)) {
      TableDataWriteChannel target = client.writer(jobId(id), load);
      target.setChunkSize(upload.chunkBytes(rows.size()));
      // Closing is what submits the job, so it must not happen when reading the file fails.
      ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
      while (rows.read(buffer) >= 0) {
        buffer.flip();
        while (buffer.hasRemaining()) {
          target.write(buffer);
        }
        buffer.clear();
      }
      target.close();
      return target.getJob();
    }
  }

  private JobId jobId(String id) {
    return JobId.newBuilder()
        .setProject(client.getOptions().getProjectId())
        .setLocation(location)
        .setJob(id)
        .build();
  }

  private JobState state(Job job) {
    Optional<String> difference = origin.difference(job);
    if (difference.isPresent()) {
      return new JobState.Foreign(difference.get());
    }
    JobStatus status = job.getStatus();
    if (!JobStatus.State.DONE.equals(status.getState())) {
      return new JobState.Running();
    }
    LoadJobConfiguration load = job.getConfiguration();
    Optional<SliceLabels> slice = SliceLabels.read(load.getLabels());
    Optional<LoadStatistics> statistics =
        job.getStatistics() instanceof LoadStatistics told ? Optional.of(told) : Optional.empty();
    return status.getError() == null
        ? new JobState.Loaded(outputRows(statistics), slice, ended(job))
        : new JobState.Failed(
            fault(status, statistics), slice, RowErrors.of(status.getExecutionErrors()));
  }

  private static Optional<Instant> ended(Job job) {
    JobStatistics statistics = job.getStatistics();
    return Optional.ofNullable(statistics)
        .map(JobStatistics::getEndTime)
        .map(Instant::ofEpochMilli);
  }

  private static OptionalLong outputRows(Optional<LoadStatistics> statistics) {
    return statistics
        .map(LoadStatistics::getOutputRows)
        .map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
  }

  /** The job's own error says only that there were others; those say what is wrong. */
  private static Fault fault(JobStatus status, Optional<LoadStatistics> statistics) {
    boolean rows = blamesRows(status, statistics);
    BigQueryError told =
        others(status)
            .filter(error -> rows && !RowErrors.of(List.of(error)).isEmpty())
            .findFirst()
            .orElse(status.getError());
    return Faults.ofJob(told, rows);
  }

  /**
   * A job that fails for its rows counts them, and lists what is wrong with them beside its own
   * error; one that is wrong as a whole has nothing but that error.
   */
  private static boolean blamesRows(JobStatus status, Optional<LoadStatistics> statistics) {
    return statistics.map(LoadStatistics::getBadRecords).filter(bad -> bad > 0).isPresent()
        || others(status).findAny().isPresent();
  }

  private static Stream<BigQueryError> others(JobStatus status) {
    return Optional.ofNullable(status.getExecutionErrors()).stream()
        .flatMap(List::stream)
        .filter(error -> !error.equals(status.getError()));
  }
}
