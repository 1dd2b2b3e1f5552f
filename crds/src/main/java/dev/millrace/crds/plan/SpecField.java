package dev.millrace.crds.plan;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;

/** Finds a connector's part of the spec by its type, so that no list of them stands here. */
final class SpecField {
  private SpecField() {}

  /**
   * The part of this type; empty when the run does not have it.
   *
   * @throws IllegalStateException when the spec has no field for it at all
   */
  static <S extends Record> Optional<S> in(Record spec, Class<S> type) {
    RecordComponent field =
        Arrays.stream(spec.getClass().getRecordComponents())
            .filter(component -> component.getType() == type)
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        spec.getClass().getSimpleName() + " has no field of type " + type));
    try {
      return Optional.ofNullable(type.cast(field.getAccessor().invoke(spec)));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + field, e);
    }
  }
}
