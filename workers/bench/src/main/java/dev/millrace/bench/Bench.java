package dev.millrace.bench;

import dev.millrace.contract.config.BatchLimits;
import dev.millrace.contract.env.ProcessLocale;
import dev.millrace.contract.event.Enrichment;
import dev.millrace.contract.names.RunNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The benchmark command: prints a table of ratios. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description =
        "Measures producer, enricher and sinks against the bare loops they cannot beat, in turn on"
            + " one broker, and prints the ratios.")
public final class Bench implements Callable<Integer> {
  @Option(
      names = "--messages",
      defaultValue = "2000000",
      description = "Messages in each round (default: ${DEFAULT-VALUE}).")
  private long messages;

  @Option(
      names = "--rounds",
      defaultValue = "3",
      description = "Rounds of each pair after one that warms up (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "NAME",
      description = "What to measure: ${COMPLETION-CANDIDATES} (default: all).")
  private Set<Subject> only = EnumSet.allOf(Subject.class);

  @Option(
      names = "--duckdb-rows",
      defaultValue = "50000",
      description = "Most rows in a batch of the DuckDB sink (default: ${DEFAULT-VALUE}).")
  private int duckDbRows;

  @Option(
      names = "--duckdb-mib",
      defaultValue = "32",
      description = "Most MiB in a batch of the DuckDB sink (default: ${DEFAULT-VALUE}).")
  private long duckDbMib;

  private enum Subject {
    PRODUCER,
    ENRICHER,
    DUCKDB,
    BIGQUERY
  }

  private interface Round {
    double messagesPerSecond(RunNames names) throws Exception;
  }

  /** Runs it. */
  public static void main(String[] args) {
    ProcessLocale.useRoot();
    System.exit(new CommandLine(new Bench()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    List<Comparison> table = new ArrayList<>();
    try (Lab lab = Lab.open()) {
      if (only.contains(Subject.PRODUCER)) {
        table.add(producer(lab));
      }
      RunNames filled = fill(lab);
      EnricherBench enricher = new EnricherBench(lab);
      if (only.contains(Subject.ENRICHER)) {
        table.add(enrich(enricher, filled, List.of(Enrichment.Hash), "Hash", 0.8));
        table.add(enrich(enricher, filled, List.of(Enrichment.values()), "all enrichments", 0.4));
        table.add(hash(enricher, filled));
      }
      // The rounds against the bare copy left raw events in the sink's topic.
      enricher.ours(filled, messages, List.of(Enrichment.values()));
      if (only.contains(Subject.DUCKDB)) {
        table.add(duckDb(lab, filled));
      }
      if (only.contains(Subject.BIGQUERY)) {
        table.add(bigQuery(lab, filled));
      }
    }
    System.out.println();
    table.forEach(comparison -> System.out.println(comparison.line()));
    return 0;
  }

  private Comparison producer(Lab lab) throws Exception {
    ProducerBench bench = new ProducerBench(lab);
    return compare(
        "producer",
        "ProducerPerformance",
        0.8,
        names -> onFreshTopics(lab, names, fresh -> bench.ours(fresh, messages)),
        names -> onFreshTopics(lab, names, fresh -> bench.theirs(fresh, messages)));
  }

  private Comparison enrich(
      EnricherBench bench, RunNames filled, List<Enrichment> enrichments, String name, double goal)
      throws Exception {
    return compare(
        "enricher, " + name,
        "bare transactional copy",
        goal,
        names -> bench.ours(filled, messages, enrichments),
        names -> bench.copy(filled, messages));
  }

  private Comparison hash(EnricherBench bench, RunNames filled) throws Exception {
    return compare(
        "enricher, Hash again",
        "copy that adds the md5 unseen",
        0.8,
        names -> bench.ours(filled, messages, List.of(Enrichment.Hash)),
        names -> bench.copyWithHash(filled, messages));
  }

  private Comparison bigQuery(Lab lab, RunNames filled) throws Exception {
    try (BigQueryBench bench = BigQueryBench.open(lab)) {
      return compare(
          "BigQuery sink",
          "reading the topic alone",
          0.3,
          names -> bench.ours(filled, messages, names.run()),
          names -> bench.theirs(filled, messages));
    }
  }

  private Comparison duckDb(Lab lab, RunNames filled) throws Exception {
    SinkBench bench = new SinkBench(lab);
    BatchLimits batch = new BatchLimits(duckDbRows, duckDbMib << 20, Duration.ofSeconds(1));
    return compare(
        "DuckDB sink",
        "bare appender over rows in memory",
        0.7,
        names -> bench.ours(filled, messages, lab.folder().resolve(names.run() + ".duckdb"), batch),
        names -> bench.theirs(filled, messages, lab.folder().resolve(names.run() + ".duckdb")));
  }

  private Comparison compare(String name, String against, double goal, Round ours, Round theirs)
      throws Exception {
    List<Double> our = new ArrayList<>();
    List<Double> their = new ArrayList<>();
    for (int round = 0; round <= rounds; round++) {
      String run = "bench-" + Math.abs(name.hashCode() % 1000) + "-" + round;
      double a = ours.messagesPerSecond(new RunNames(run + "-a"));
      double b = theirs.messagesPerSecond(new RunNames(run + "-b"));
      System.out.printf(
          Locale.ROOT,
          "%s round %d%s: %,.0f/s, %s: %,.0f/s, ratio %.2f%n",
          name,
          round,
          round == 0 ? " (warming up)" : "",
          a,
          against,
          b,
          a / b);
      if (round > 0) {
        our.add(a);
        their.add(b);
      }
    }
    return new Comparison(name, against, goal, our, their);
  }

  private static double onFreshTopics(Lab lab, RunNames names, Round round) throws Exception {
    lab.topics(names);
    try {
      return round.messagesPerSecond(names);
    } finally {
      lab.drop(names);
    }
  }

  private RunNames fill(Lab lab) throws Exception {
    RunNames names = new RunNames("bench-filled");
    lab.topics(names);
    new ProducerBench(lab).ours(names, messages);
    return names;
  }
}
