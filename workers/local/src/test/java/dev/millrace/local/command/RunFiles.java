package dev.millrace.local.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Writes run files into a folder.
 *
 * @param folder where they, and what they name, are
 */
public record RunFiles(Path folder) {
  /** Tweets into a DuckDB file named after the run. */
  public Path tweets(String name, int seed, long messages) {
    return tweets(name, seed, "messages: " + messages, "cluster: my-cluster");
  }

  /** Tweets into a DuckDB file named after the run. */
  public Path tweets(String name, int seed, String howMany, String kafka) {
    return write(
        name,
        String.format(
            Locale.ROOT,
            """
            source:
              tweets: {seed: %d, users: 500}
              %s
            kafka: {%s}
            topics:
              raw: {partitions: 3}
              processed: {partitions: 2}
            producer: {replicas: 2}
            enricher: {replicas: 2}
            sink:
              duckdb: {path: %s, table: tweets}
            """,
            seed,
            howMany,
            kafka,
            database(name)));
  }

  /** Tweets into what the sink's part of the file says. */
  public Path tweetsInto(String name, long messages, String sink) {
    return write(
        name,
        String.format(
                Locale.ROOT,
                """
                source:
                  tweets: {seed: 7, users: 300}
                  messages: %d
                kafka: {cluster: my-cluster}
                topics:
                  processed: {partitions: 3}
                sink:
                """,
                messages)
            + sink.indent(2));
  }

  /** Lines of a file into a DuckDB file named after the run. */
  public Path replay(String name, Path lines) {
    return write(
        name,
        String.format(
            Locale.ROOT,
            """
            source:
              replay: {path: %s}
            kafka: {cluster: my-cluster}
            sink:
              duckdb: {path: %s, table: lines}
            """,
            lines,
            database(name)));
  }

  /** Lines of a file at a rate, of which some may be dead letters. */
  public Path replay(String name, Path lines, String rate, String mostDead) {
    return write(
        name,
        String.format(
            Locale.ROOT,
            """
            source:
              replay: {path: %s}
              ratePerSecond: %s
            kafka: {cluster: my-cluster}
            topics:
              deadLetter: {max: "%s"}
            sink:
              duckdb: {path: %s, table: lines}
            """,
            lines,
            rate,
            mostDead,
            database(name)));
  }

  /** Lines of a file whose {@code id} has a column. */
  public Path replayWithIds(String name, Path lines) {
    return write(
        name,
        String.format(
            Locale.ROOT,
            """
            source:
              replay: {path: %s, columns: [{name: id, type: INT64}]}
            kafka: {cluster: my-cluster}
            sink:
              duckdb: {path: %s, table: lines}
            """,
            lines,
            database(name)));
  }

  /** The database of a run. */
  public Path database(String name) {
    return folder.resolve(name + ".duckdb");
  }

  private Path write(String name, String spec) {
    String head =
        String.format(
            Locale.ROOT,
            """
            apiVersion: millrace.dev/v1alpha1
            kind: PipelineRun
            metadata: {name: %s}
            spec:
            """,
            name);
    try {
      return Files.writeString(folder.resolve(name + ".yaml"), head + spec.indent(2));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
