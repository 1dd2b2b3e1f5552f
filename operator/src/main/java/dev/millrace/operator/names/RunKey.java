package dev.millrace.operator.names;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.ResourceID;

/**
 * Which run is meant: a name can be given again, a UID cannot.
 *
 * @param name name and namespace
 * @param uid which of all that ever had this name
 */
public record RunKey(ResourceID name, String uid) {
  /** The key of an object. */
  public static RunKey of(HasMetadata object) {
    return new RunKey(ResourceID.fromResource(object), object.getMetadata().getUid());
  }
}
