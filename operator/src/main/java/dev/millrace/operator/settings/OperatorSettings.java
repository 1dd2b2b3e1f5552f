package dev.millrace.operator.settings;

import dev.millrace.contract.Problems;
import dev.millrace.contract.env.WhenAbsent;
import dev.millrace.crds.api.ImagePullPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Everything the operator is told, read from its environment: {@code MILLRACE_WATCH_NAMESPACES},
 * {@code MILLRACE_IMAGES_PRODUCER} and so on.
 *
 * @param namespace the operator's own: its Lease and the ledgers of topics are kept there
 * @param watchNamespaces namespaces whose runs it cares for; empty means all
 * @param images container images of the stages
 * @param imagePullPolicy when they are pulled, where a run does not say
 * @param imagePullSecrets Secrets in the run's namespace to pull them with, where a run does not
 *     say
 * @param worker what the stages' pods are like, where a run does not say
 * @param leader whether several operators agree on one that works
 * @param port HTTP port of the operator's own probes and metrics; 0 for any free one
 * @param progressInterval how often Kafka is asked how far a running run is, at least 1 s
 * @param statusInterval shortest time between two status writes that only bring new numbers
 * @param threads how many runs are worked on at once, 1 to 64
 */
public record OperatorSettings(
    String namespace,
    List<String> watchNamespaces,
    StageImages images,
    @WhenAbsent("IfNotPresent") ImagePullPolicy imagePullPolicy,
    List<String> imagePullSecrets,
    WorkerDefaults worker,
    LeaderSettings leader,
    @WhenAbsent("8080") int port,
    @WhenAbsent("PT5S") Duration progressInterval,
    @WhenAbsent("PT10S") Duration statusInterval,
    @WhenAbsent("8") int threads) {

  /** Checks the numbers. */
  public OperatorSettings {
    Problems problems = new Problems();
    problems.require(
        progressInterval.toMillis() >= 1_000,
        "progressInterval",
        progressInterval,
        "must be at least PT1S");
    problems.require(threads >= 1 && threads <= 64, "threads", threads, "must be 1 to 64");
    problems.require(
        !statusInterval.isNegative(), "statusInterval", statusInterval, "must not be negative");
    problems.throwIfAny();
    watchNamespaces = List.copyOf(watchNamespaces);
    imagePullSecrets = List.copyOf(imagePullSecrets);
  }

  /** Which release of the operator this is: the same for all its replicas. */
  public String release() {
    return namespace + "/" + leader.leaseName();
  }

  /**
   * Leader election.
   *
   * @param election whether to take part; without it there must be one operator only
   * @param leaseName name of the Lease, and of the release among those in its namespace
   * @param identity name under which this operator holds it; absent means the host's name
   */
  public record LeaderSettings(
      @WhenAbsent("false") boolean election,
      @WhenAbsent("millrace-operator") String leaseName,
      Optional<String> identity) {}
}
