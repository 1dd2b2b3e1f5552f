package dev.millrace.operator.carry;

import dev.millrace.crds.api.Reason;
import dev.millrace.operator.names.ApiFailure;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What came of bringing the cluster to what is desired.
 *
 * @param problems what the API server or somebody else's object stood against
 */
public record Outcome(List<Problem> problems) {
  /** All is as desired. */
  public static final Outcome FINE = new Outcome(List.of());

  /** Stands for the kind of an object where a problem is not one's. */
  private static final String RIGHTS = "rights";

  /**
   * Something that cannot be brought to what is desired.
   *
   * @param kind of the object
   * @param name of the object
   * @param reason one word
   * @param message one sentence for people
   */
  public record Problem(String kind, String name, Reason reason, String message) {
    /** The API server says no. */
    static Problem refused(String kind, String name, KubernetesClientException answer) {
      return new Problem(
          kind,
          name,
          ApiFailure.isNotPermitted(answer) ? Reason.NotPermitted : Reason.Rejected,
          String.format(Locale.ROOT, "%s %s: %s", kind, name, ApiFailure.sentence(answer)));
    }
  }

  /** Takes a copy. */
  public Outcome {
    problems = List.copyOf(problems);
  }

  /** This outcome of an operator that lacks rights; a sentence that names them. */
  public Outcome without(Optional<String> rights) {
    return rights
        .map(lost -> new Problem(RIGHTS, "", Reason.NotPermitted, lost))
        .map(problem -> Stream.concat(problems.stream(), Stream.of(problem)).toList())
        .map(Outcome::new)
        .orElse(this);
  }

  /** Why what is seen may be old: the operator lacks rights. */
  public Optional<Problem> lostRights() {
    return with(RIGHTS);
  }

  /** The first problem with an object of one of these kinds. */
  public Optional<Problem> with(String... kinds) {
    List<String> wanted = List.of(kinds);
    return problems.stream().filter(problem -> wanted.contains(problem.kind())).findFirst();
  }
}
