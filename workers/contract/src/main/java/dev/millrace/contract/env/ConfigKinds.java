package dev.millrace.contract.env;

import java.util.Map;

/** Knows the records that a configuration may have where there are several kinds. */
public interface ConfigKinds {
  /** No kinds at all, for configurations that have no such part. */
  ConfigKinds NONE = of -> Map.of();

  /**
   * The records of an interface, in the order in which people are told of them.
   *
   * @param of an interface that extends {@link ConfigKind}
   * @return by {@link ConfigKind#type}; empty when none is known
   */
  Map<String, ? extends Class<? extends Record>> records(Class<?> of);
}
