package dev.millrace.operator.events;

import dev.millrace.crds.api.PipelineRun;
import dev.millrace.operator.names.ApiFailure;
import dev.millrace.operator.names.ObjectLabels;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.api.model.events.v1.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the cluster what happened to runs. An Event that cannot be posted is logged, no more. */
public final class EventRecorder {
  private static final Logger LOG = LoggerFactory.getLogger(EventRecorder.class);
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** The API server's limit for notes. */
  private static final int MAX_NOTE = 1_024;

  private final KubernetesClient client;
  private final Clock clock;
  private final String instance;

  /**
   * A recorder.
   *
   * @param instance which operator speaks: its pod's name
   */
  public EventRecorder(KubernetesClient client, Clock clock, String instance) {
    this.client = client;
    this.clock = clock;
    this.instance = instance;
  }

  /** Posts one Event for each happening. */
  public void post(PipelineRun run, List<RunEvent> happenings) {
    for (RunEvent happening : happenings) {
      LOG.info(
          "{}/{}: {}: {}",
          run.getMetadata().getNamespace(),
          run.getMetadata().getName(),
          happening.reason(),
          happening.message());
      try {
        client.resource(event(run, happening)).create();
      } catch (KubernetesClientException e) {
        LOG.warn("Event {} not posted: {}", happening.reason(), ApiFailure.sentence(e));
      }
    }
  }

  private Event event(PipelineRun run, RunEvent happening) {
    String note = happening.message();
    return new EventBuilder()
        .withNewMetadata()
        .withName(run.getMetadata().getName() + "." + UUID.randomUUID().toString().replace("-", ""))
        .withNamespace(run.getMetadata().getNamespace())
        .endMetadata()
        .withEventTime(new MicroTime(MICROS.format(clock.instant())))
        .withReportingController(PipelineRun.GROUP + "/" + ObjectLabels.OPERATOR)
        .withReportingInstance(instance)
        .withType(happening.warning() ? "Warning" : "Normal")
        .withReason(happening.reason())
        .withAction("Reconcile")
        .withNote(note.length() <= MAX_NOTE ? note : note.substring(0, MAX_NOTE - 1) + "…")
        .withRegarding(
            new ObjectReferenceBuilder()
                .withApiVersion(PipelineRun.API_VERSION)
                .withKind(PipelineRun.KIND)
                .withName(run.getMetadata().getName())
                .withNamespace(run.getMetadata().getNamespace())
                .withUid(run.getMetadata().getUid())
                .build())
        .build();
  }
}
