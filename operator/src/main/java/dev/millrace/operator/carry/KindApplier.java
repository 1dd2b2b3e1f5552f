package dev.millrace.operator.carry;

import dev.millrace.crds.api.PipelineRun;
import dev.millrace.crds.api.Reason;
import dev.millrace.operator.carry.Outcome.Problem;
import dev.millrace.operator.names.ApiFailure;
import dev.millrace.operator.names.ObjectLabels;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.SSABasedGenericKubernetesResourceMatcher;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.net.HttpURLConnection;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings all objects of one kind to what is desired, by server-side apply and only where they
 * differ. An object that is not the run's own is never touched.
 */
final class KindApplier<R extends HasMetadata> {
  private static final Logger LOG = LoggerFactory.getLogger(KindApplier.class);
  private final Class<R> type;
  private final BiPredicate<PipelineRun, R> isOwn;
  private final Map<String, Unchanged<R>> unchanged = new ConcurrentHashMap<>();

  /** An apply that changed nothing, so that it need not be repeated. */
  private record Unchanged<R>(R desired, String resourceVersion) {}

  KindApplier(Class<R> type, BiPredicate<PipelineRun, R> isOwn) {
    this.type = type;
    this.isOwn = isOwn;
  }

  /** Creates what is missing and changes what differs; adds what it could not to the problems. */
  void bring(
      Collection<R> desired,
      PipelineRun run,
      Context<PipelineRun> context,
      Collection<Problem> problems) {
    for (R object : desired) {
      bring(object, run, context).ifPresent(problems::add);
    }
  }

  private Optional<Problem> bring(R desired, PipelineRun run, Context<PipelineRun> context) {
    InformerEventSource<R, PipelineRun> source = source(context);
    Optional<R> live = source.get(ResourceID.fromResource(desired));
    try {
      if (live.isEmpty()) {
        R created = create(desired, context);
        source.handleRecentResourceCreate(ResourceID.fromResource(created), created);
        LOG.info("made {} {}", desired.getKind(), desired.getMetadata().getName());
      } else if (!isOwn.test(run, live.get())) {
        return Optional.of(conflict(desired, "belongs to an earlier run of this name"));
      } else if (live.get().getMetadata().getDeletionTimestamp() != null) {
        return Optional.of(conflict(desired, "is being deleted; waiting for it to go"));
      } else if (!matches(live.get(), desired, context)) {
        R updated = apply(desired, context);
        source.handleRecentResourceUpdate(ResourceID.fromResource(updated), updated, live.get());
        remember(live.get(), desired, updated);
      }
      return Optional.empty();
    } catch (KubernetesClientException e) {
      return Optional.of(problem(desired, live.isPresent(), e));
    }
  }

  /** A resource version makes the API server refuse when there is an object of that name. */
  private R create(R desired, Context<PipelineRun> context) {
    R object = context.getClient().getKubernetesSerialization().clone(desired);
    object.getMetadata().setResourceVersion("1");
    return apply(object, context);
  }

  private R apply(R desired, Context<PipelineRun> context) {
    return context
        .getClient()
        .resource(desired)
        .fieldManager(ObjectLabels.OPERATOR)
        .forceConflicts()
        .serverSideApply();
  }

  private boolean matches(R live, R desired, Context<PipelineRun> context) {
    Unchanged<R> before = unchanged.get(live.getMetadata().getUid());
    if (before != null
        && before.resourceVersion().equals(live.getMetadata().getResourceVersion())
        && before.desired().equals(desired)) {
      return true;
    }
    try {
      return SSABasedGenericKubernetesResourceMatcher.<R>getInstance()
          .matches(live, desired, context);
    } catch (IllegalStateException e) {
      // The matcher does not know every form of managed fields; applying is always right.
      LOG.debug("comparing {} failed, so it is applied", desired.getMetadata().getName(), e);
      return false;
    }
  }

  /** The API server may write a value in another way than we do; only it knows they are equal. */
  private void remember(R live, R desired, R updated) {
    String version = updated.getMetadata().getResourceVersion();
    if (version.equals(live.getMetadata().getResourceVersion())) {
      unchanged.put(live.getMetadata().getUid(), new Unchanged<>(desired, version));
    } else {
      unchanged.remove(live.getMetadata().getUid());
      LOG.info("changed {} {}", desired.getKind(), desired.getMetadata().getName());
    }
  }

  private Problem problem(R desired, boolean existed, KubernetesClientException e) {
    if (!existed && e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
      return conflict(desired, "exists and was not made for this run; it is left as it is");
    }
    if (ApiFailure.isRefusal(e)) {
      return Problem.refused(desired.getKind(), desired.getMetadata().getName(), e);
    }
    throw e;
  }

  private static Problem conflict(HasMetadata desired, String how) {
    return new Problem(
        desired.getKind(),
        desired.getMetadata().getName(),
        Reason.NameConflict,
        String.format(
            Locale.ROOT, "%s %s %s", desired.getKind(), desired.getMetadata().getName(), how));
  }

  private InformerEventSource<R, PipelineRun> source(Context<PipelineRun> context) {
    return (InformerEventSource<R, PipelineRun>)
        context.eventSourceRetriever().getEventSourceFor(type);
  }
}
