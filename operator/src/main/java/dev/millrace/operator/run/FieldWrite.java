package dev.millrace.operator.run;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Who wrote a field last, as the API server noted it. The time is that of the writer's last change
 * to any field of the object that it owns, in whole seconds.
 *
 * @param by name of the field manager
 * @param at when
 */
public record FieldWrite(String by, Instant at) {
  /**
   * Of a field.
   *
   * @param path names from the top, for example {@code spec}, {@code replicas}
   */
  public static Optional<FieldWrite> of(HasMetadata object, String... path) {
    return Objects.requireNonNullElse(
            object.getMetadata().getManagedFields(), List.<ManagedFieldsEntry>of())
        .stream()
        .filter(entry -> entry.getFieldsV1() != null && entry.getTime() != null)
        .filter(entry -> holds(entry.getFieldsV1().getAdditionalProperties(), List.of(path)))
        .map(
            entry ->
                new FieldWrite(
                    Objects.requireNonNullElse(entry.getManager(), ""),
                    Instant.parse(entry.getTime())))
        .max(Comparator.comparing(FieldWrite::at));
  }

  private static boolean holds(Map<?, ?> fields, List<String> path) {
    Object field = fields.get("f:" + path.get(0));
    if (path.size() == 1) {
      return field != null;
    }
    return field instanceof Map<?, ?> inner && holds(inner, path.subList(1, path.size()));
  }
}
