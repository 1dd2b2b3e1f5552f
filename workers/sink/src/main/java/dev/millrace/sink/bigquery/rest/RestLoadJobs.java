package dev.millrace.sink.bigquery.rest;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryError;
import com.google.cloud.bigquery.FormatOptions;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobId;
import com.google.cloud.bigquery.JobInfo.CreateDisposition;
import com.google.cloud.bigquery.JobInfo.WriteDisposition;
import com.google.cloud.bigquery.JobStatistics.LoadStatistics;
import com.google.cloud.bigquery.JobStatus;
import com.google.cloud.bigquery.TableDataWriteChannel;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.WriteChannelConfiguration;
import dev.millrace.sink.bigquery.fault.Faults;
import dev.millrace.sink.bigquery.load.JobState;
import dev.millrace.sink.bigquery.load.LoadJobs;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Load jobs of one table through uploads. */
public final class RestLoadJobs implements LoadJobs {
  private final BigQuery client;
  private final TableId table;
  private final String location;
  private final Map<String, String> labels;
  private final UploadSize upload;

  /**
   * Load jobs of a table.
   *
   * @param location of its dataset; a job is found only by id and location
   * @param labels of every job
   */
  public RestLoadJobs(
      BigQuery client,
      TableId table,
      String location,
      Map<String, String> labels,
      UploadSize upload) {
    this.client = client;
    this.table = table;
    this.location = location;
    this.labels = Map.copyOf(labels);
    this.upload = upload;
  }

  @Override
  public JobState find(String id) {
    Job job = Calls.of(() -> client.getJob(jobId(id)));
    return job == null ? new JobState.Unknown() : state(job);
  }

  @Override
  public JobState submit(String id, Path file) {
    WriteChannelConfiguration load =
        WriteChannelConfiguration.newBuilder(table, FormatOptions.json())
            .setCreateDisposition(CreateDisposition.CREATE_NEVER)
            .setWriteDisposition(WriteDisposition.WRITE_APPEND)
            .setMaxBadRecords(0)
            .setIgnoreUnknownValues(false)
            .setLabels(labels)
            .build();
    Job job = Calls.of(() -> send(id, load, file));
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

  private static JobState state(Job job) {
    JobStatus status = job.getStatus();
    if (!JobStatus.State.DONE.equals(status.getState())) {
      return new JobState.Running();
    }
    // Emulators give no statistics.
    Optional<LoadStatistics> statistics =
        job.getStatistics() instanceof LoadStatistics load ? Optional.of(load) : Optional.empty();
    BigQueryError error = status.getError();
    if (error != null) {
      return new JobState.Failed(Faults.ofJob(error, blamesRows(status, statistics)));
    }
    return new JobState.Loaded(
        statistics
            .map(LoadStatistics::getOutputRows)
            .map(OptionalLong::of)
            .orElseGet(OptionalLong::empty));
  }

  /**
   * A job that fails for its rows counts them, and lists what is wrong with them beside its own
   * error; one that is wrong as a whole has nothing but that error.
   */
  private static boolean blamesRows(JobStatus status, Optional<LoadStatistics> statistics) {
    if (statistics.map(LoadStatistics::getBadRecords).filter(bad -> bad > 0).isPresent()) {
      return true;
    }
    List<BigQueryError> errors = status.getExecutionErrors();
    return errors != null && errors.stream().anyMatch(e -> !e.equals(status.getError()));
  }
}
