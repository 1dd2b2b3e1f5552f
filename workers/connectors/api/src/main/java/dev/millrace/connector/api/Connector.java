package dev.millrace.connector.api;

import dev.millrace.contract.env.ConfigKind;

/**
 * One kind of source or warehouse. Its plan side runs where no driver is on the class path, so no
 * field and no supertype of an implementation may need one.
 *
 * @param <S> its part of the spec
 * @param <C> the configuration that the plan makes of it and its worker reads
 */
public interface Connector<S extends Record, C extends Record & ConfigKind> {

  /** Name of its field in the spec, of its folder and of its example. */
  String field();

  /** Its part of the spec. */
  Class<S> specType();

  /** Its configuration. */
  Class<C> configType();

  /** The {@link ConfigKind#type} of its configurations. */
  String type();
}
