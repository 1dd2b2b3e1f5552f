package dev.millrace.operator.claim;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Objects;

/** The Lease by which releases of the operator agree on a namespace. */
final class LeaseRecord {
  /** Its name in every namespace. */
  static final String NAME = "pipelineruns.millrace.dev";

  /** After this long without a renewal another release may take over. */
  static final Duration DURATION = Duration.ofSeconds(60);

  private LeaseRecord() {}

  static Lease first(String namespace, String holder, Instant now) {
    return new LeaseBuilder()
        .withNewMetadata()
        .withName(NAME)
        .withNamespace(namespace)
        .endMetadata()
        .withSpec(spec(holder, now))
        .build();
  }

  /** The same Lease held from now on; the API server refuses it if somebody was faster. */
  static Lease renewed(Lease lease, String holder, Instant now) {
    return new LeaseBuilder(lease).withSpec(spec(holder, now)).build();
  }

  /** Who holds it; empty when nobody does. */
  static String holder(Lease lease) {
    return lease.getSpec() == null
        ? ""
        : Objects.requireNonNullElse(lease.getSpec().getHolderIdentity(), "");
  }

  private static LeaseSpec spec(String holder, Instant now) {
    ZonedDateTime time = now.atZone(ZoneOffset.UTC);
    LeaseSpec spec = new LeaseSpec();
    spec.setHolderIdentity(holder);
    spec.setLeaseDurationSeconds((int) DURATION.toSeconds());
    spec.setAcquireTime(time);
    spec.setRenewTime(time);
    return spec;
  }
}
