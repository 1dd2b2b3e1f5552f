package dev.millrace.operator.observed;

import dev.millrace.crds.api.Reason;
import dev.millrace.crds.plan.KafkaAddress;
import dev.millrace.crds.plan.KafkaPlan;
import io.strimzi.api.kafka.model.kafka.listener.GenericKafkaListener;
import io.strimzi.api.kafka.model.kafka.listener.KafkaListenerType;
import io.strimzi.api.kafka.model.kafka.listener.ListenerStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Picks the listener of a Strimzi Kafka that a run connects to. */
final class ListenerChoice {
  private final KafkaPlan wanted;
  private final StrimziKafka cluster;

  private ListenerChoice(KafkaPlan wanted, StrimziKafka cluster) {
    this.wanted = wanted;
    this.cluster = cluster;
  }

  static KafkaSnapshotEntry of(KafkaPlan wanted, StrimziKafka cluster) {
    return new ListenerChoice(wanted, cluster).choose();
  }

  private KafkaSnapshotEntry choose() {
    List<GenericKafkaListener> fitting = declared().stream().filter(this::fits).toList();
    if (fitting.isEmpty()) {
      return new KafkaSnapshotEntry.Unknown(Reason.NoListener, noListener());
    }
    return fitting.stream()
        .sorted(Comparator.comparing((GenericKafkaListener l) -> l.isTls() != wantsTls()))
        .flatMap(listener -> address(listener).stream())
        .findFirst()
        .<KafkaSnapshotEntry>map(KafkaSnapshotEntry.Known::new)
        .orElseGet(
            () ->
                new KafkaSnapshotEntry.Unknown(
                    Reason.WaitingForKafka,
                    String.format(
                        Locale.ROOT,
                        "waiting for Kafka %s to have an address for its listener %s",
                        wanted.cluster().orElseThrow(),
                        fitting.stream().map(GenericKafkaListener::getName).toList())));
  }

  /** By name if one is named; else an internal one that asks for what the run has to show. */
  private boolean fits(GenericKafkaListener listener) {
    if (wanted.listener().isPresent()) {
      return wanted.listener().get().equals(listener.getName());
    }
    boolean internal =
        listener.getType() == KafkaListenerType.INTERNAL
            || listener.getType() == KafkaListenerType.CLUSTER_IP;
    return internal && authentication(listener).equals(ownAuthentication());
  }

  private static String authentication(GenericKafkaListener listener) {
    return listener.getAuth() == null ? "none" : listener.getAuth().getType();
  }

  private String ownAuthentication() {
    if (wanted.sasl().isPresent()) {
      return wanted.sasl().get().mechanism().kafkaName().toLowerCase(java.util.Locale.ROOT);
    }
    boolean certificate = wanted.tls().filter(tls -> tls.clientCertificate() != null).isPresent();
    return certificate ? "tls" : "none";
  }

  private boolean wantsTls() {
    return wanted.tls().isPresent();
  }

  private Optional<KafkaAddress> address(GenericKafkaListener listener) {
    return addresses().stream()
        .filter(status -> listener.getName().equals(nameOf(status)))
        .filter(status -> status.getBootstrapServers() != null)
        .findFirst()
        .map(
            status ->
                new KafkaAddress(
                    status.getBootstrapServers(),
                    listener.isTls(),
                    Objects.requireNonNullElse(status.getCertificates(), List.of())));
  }

  private static String nameOf(ListenerStatus status) {
    return status.getName();
  }

  private List<ListenerStatus> addresses() {
    return cluster.getStatus() == null || cluster.getStatus().getListeners() == null
        ? List.of()
        : cluster.getStatus().getListeners();
  }

  private List<GenericKafkaListener> declared() {
    return cluster.getSpec() == null
            || cluster.getSpec().getKafka() == null
            || cluster.getSpec().getKafka().getListeners() == null
        ? List.of()
        : cluster.getSpec().getKafka().getListeners();
  }

  private String noListener() {
    String have =
        declared().stream()
            .map(
                l ->
                    l.getName()
                        + " ("
                        + l.getType().toValue()
                        + (l.isTls() ? ", tls" : "")
                        + ", authentication "
                        + authentication(l)
                        + ")")
            .toList()
            .toString();
    return String.format(
        Locale.ROOT,
        "Kafka %s has no %s; it has %s",
        wanted.cluster().orElseThrow(),
        wanted
            .listener()
            .map(name -> "listener " + name)
            .orElseGet(() -> "internal listener with authentication " + ownAuthentication()),
        have);
  }
}
