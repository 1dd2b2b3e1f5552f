package dev.millrace.operator.claim;

import dev.millrace.operator.names.ApiFailure;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusDetails;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one release knows of one namespace's Lease. For one thread at a time. */
final class NamespaceLease {
  private static final Logger LOG = LoggerFactory.getLogger(NamespaceLease.class);

  /** A hold counts for less than the Lease, so that it ends here before another can take over. */
  private static final Duration VALID = LeaseRecord.DURATION.minusSeconds(15);

  private final KubernetesClient client;
  private final String namespace;
  private final String holder;
  private final Clock clock;
  private Claim claim = new Claim.Refused("");
  private Instant asked = Instant.MIN;
  private Optional<Lease> seen = Optional.empty();
  private Instant seenFirst = Instant.MIN;

  NamespaceLease(KubernetesClient client, String namespace, String holder, Clock clock) {
    this.client = client;
    this.namespace = namespace;
    this.holder = holder;
    this.clock = clock;
  }

  /** Asked for lately, or asked for now. */
  synchronized Claim claim() {
    Duration fresh = claim instanceof Claim.Held ? VALID : NamespaceClaims.AGAIN;
    if (!asked.equals(Instant.MIN) && asked.plus(fresh).isAfter(clock.instant())) {
      return claim;
    }
    return ask();
  }

  /** Asks for it, or renews it. */
  synchronized Claim ask() {
    Claim answer = answer();
    if (answer instanceof Claim.Refused refused && !answer.equals(claim)) {
      LOG.error("{}", refused.why());
    }
    claim = answer;
    return answer;
  }

  /** Why it is left to others; absent when it is not. */
  synchronized Optional<String> refusal() {
    return claim instanceof Claim.Refused refused && !refused.why().isEmpty()
        ? Optional.of(refused.why())
        : Optional.empty();
  }

  /** Gives it back, so that another release need not wait. */
  synchronized void giveBack() {
    if (claim instanceof Claim.Held && seen.isPresent()) {
      try {
        client.resource(seen.get()).lockResourceVersion().delete();
      } catch (KubernetesClientException e) {
        LOG.info(
            "Lease {} in {} ends by itself: {}",
            LeaseRecord.NAME,
            namespace,
            ApiFailure.sentence(e));
      }
    }
  }

  private Claim answer() {
    try {
      Lease live = client.leases().inNamespace(namespace).withName(LeaseRecord.NAME).get();
      if (live == null) {
        return held(client.resource(LeaseRecord.first(namespace, holder, now())).create());
      }
      return mayTake(live)
          ? held(client.resource(LeaseRecord.renewed(live, holder, now())).update())
          : othersHave(live);
    } catch (KubernetesClientException e) {
      return failed(e);
    }
  }

  private Claim held(Lease lease) {
    see(lease);
    asked = now();
    return new Claim.Held();
  }

  private Claim othersHave(Lease lease) {
    see(lease);
    asked = now();
    return new Claim.Refused(
        String.format(
            Locale.ROOT,
            "the operator of release %s cares for the PipelineRuns in namespace %s (Lease %s): this"
                + " one, %s, leaves them alone; uninstall one of the two, or give them different"
                + " operator.watchNamespaces",
            LeaseRecord.holder(lease),
            namespace,
            LeaseRecord.NAME,
            holder));
  }

  /** The renewals are what is looked at, not their times: those are of another clock. */
  private boolean mayTake(Lease live) {
    String by = LeaseRecord.holder(live);
    return by.isEmpty()
        || by.equals(holder)
        || isSame(live) && seenFirst.plus(LeaseRecord.DURATION).isBefore(now());
  }

  private boolean isSame(Lease live) {
    return seen.filter(
            lease ->
                lease
                    .getMetadata()
                    .getResourceVersion()
                    .equals(live.getMetadata().getResourceVersion()))
        .isPresent();
  }

  private void see(Lease lease) {
    if (!isSame(lease)) {
      seen = Optional.of(lease);
      seenFirst = now();
    }
  }

  /** In a namespace that is going there is nothing to share; its topics may still be deleted. */
  private Claim failed(KubernetesClientException e) {
    if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND || isTerminating(e.getStatus())) {
      asked = now();
      seen = Optional.empty();
      return new Claim.Held();
    }
    if (claim instanceof Claim.Held && asked.plus(VALID).isAfter(now())) {
      return claim;
    }
    asked = now();
    return new Claim.Refused(
        String.format(
            Locale.ROOT,
            "Lease %s in namespace %s cannot be held, so the runs there are left alone: %s",
            LeaseRecord.NAME,
            namespace,
            ApiFailure.sentence(e)));
  }

  private static boolean isTerminating(Status status) {
    StatusDetails details = status == null ? null : status.getDetails();
    return details != null
        && details.getCauses() != null
        && details.getCauses().stream()
            .anyMatch(cause -> "NamespaceTerminating".equals(cause.getReason()));
  }

  private Instant now() {
    return clock.instant();
  }
}
