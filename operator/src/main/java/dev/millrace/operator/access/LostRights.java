package dev.millrace.operator.access;

import dev.millrace.operator.names.ApiFailure;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Why the operator sees what it saw long ago: rights to list and watch that were taken from it. A
 * watch that is open goes on without them, so they are missed only once an informer is out of step.
 * Safe for use by several threads.
 */
public final class LostRights {
  private static final Logger LOG = LoggerFactory.getLogger(LostRights.class);

  /** What the informers need. */
  private static final List<String> NEEDED =
      List.of(
          "list,watch:pipelineruns.millrace.dev",
          "list,watch:deployments.apps",
          "list,watch:pods",
          "list,watch:poddisruptionbudgets.policy");

  /** So long an answer counts: a refusal is mended by people. */
  private static final Duration ASKED_AGAIN = Duration.ofSeconds(15);

  private final KubernetesClient client;
  private final List<AccessQuestion> questions;
  private final BooleanSupplier inStep;
  private final Clock clock;
  private Instant asked = Instant.MIN;
  private Optional<String> sentence = Optional.empty();

  /**
   * Asks through this client.
   *
   * @param namespaces that the operator cares for; empty means all
   * @param inStep whether all informers are in step with the API server
   */
  public LostRights(
      KubernetesClient client, List<String> namespaces, BooleanSupplier inStep, Clock clock) {
    List<String> where = namespaces.isEmpty() ? List.of("*") : namespaces;
    this.client = client;
    this.questions =
        NEEDED.stream().flatMap(text -> AccessQuestion.parse(text, where, true)).toList();
    this.inStep = inStep;
    this.clock = clock;
  }

  /** One sentence that names what is lacking; absent while nothing is, or nobody can tell. */
  public synchronized Optional<String> sentence() {
    if (inStep.getAsBoolean()) {
      sentence = Optional.empty();
      asked = Instant.MIN;
    } else if (!clock.instant().isBefore(asked.plus(ASKED_AGAIN))) {
      sentence = ask();
      asked = clock.instant();
    }
    return sentence;
  }

  private Optional<String> ask() {
    try {
      String lacking =
          questions.stream()
              .filter(question -> !AccessReview.allows(client, question))
              .map(AccessQuestion::toString)
              .collect(Collectors.joining(", "));
      return lacking.isEmpty()
          ? Optional.empty()
          : Optional.of(
              "the operator has lost the right to "
                  + lacking
                  + ", so this status may be old: bring its Roles up to date with helm upgrade");
    } catch (KubernetesClientException e) {
      LOG.debug("cannot ask what the operator may do: {}", ApiFailure.sentence(e));
      return Optional.empty();
    }
  }
}
