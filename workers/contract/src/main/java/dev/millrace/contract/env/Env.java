package dev.millrace.contract.env;

import dev.millrace.contract.InvalidInputException;
import dev.millrace.contract.Problems;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Turns a configuration record into environment variables and back. A component {@code
 * ratePerSecond} of a record becomes {@code MILLRACE_RATE_PER_SECOND}; a nested record adds its own
 * name in between; of a sealed interface or a {@link ConfigKind} {@code …_TYPE} says which record
 * is meant. Operator and worker use the same record, so a name cannot be spelled in two ways.
 */
public final class Env {
  /** What the variable ends in that says which kind is meant. */
  static final String TYPE = "_TYPE";

  private static final String PREFIX = "MILLRACE";

  private Env() {}

  /** The variables that {@link #read} turns into an equal record; absent optionals are left out. */
  public static Map<String, String> write(Record config) {
    Map<String, String> variables = new TreeMap<>();
    writeRecord(PREFIX, config, variables);
    return variables;
  }

  /** Reads a configuration from the environment of this process. */
  public static <T extends Record> T readProcess(Class<T> type, ConfigKinds kinds) {
    return read(type, System.getenv(), kinds);
  }

  /** A variable of this process that is not millrace's, as {@code TERM}; empty when not set. */
  public static Optional<String> foreign(String name) {
    return Optional.ofNullable(System.getenv(name));
  }

  /**
   * Reads a configuration in which there are no kinds.
   *
   * @throws InvalidInputException naming every variable that is missing or wrong
   */
  public static <T extends Record> T read(Class<T> type, Map<String, String> variables) {
    return read(type, variables, ConfigKinds.NONE);
  }

  /**
   * Reads a configuration.
   *
   * @throws InvalidInputException naming every variable that is missing or wrong
   */
  public static <T extends Record> T read(
      Class<T> type, Map<String, String> variables, ConfigKinds kinds) {
    Problems problems = new Problems();
    T config = new EnvReader(variables, kinds, problems).record(PREFIX, type);
    problems.throwIfAny();
    return config;
  }

  /** The variable that holds a top-level component, for error messages and pod templates. */
  public static String variable(String component) {
    return name(PREFIX, component);
  }

  private static void writeRecord(String prefix, Record source, Map<String, String> into) {
    for (RecordComponent component : source.getClass().getRecordComponents()) {
      writeValue(name(prefix, component.getName()), value(source, component), component, into);
    }
  }

  private static void writeValue(
      String name, Object value, RecordComponent component, Map<String, String> into) {
    if (value instanceof ConfigKind kind) {
      into.put(name + TYPE, kind.type());
      writeRecord(name, (Record) value, into);
    } else if (component.getType().isSealed()) {
      into.put(name + TYPE, value.getClass().getSimpleName());
      writeRecord(name, (Record) value, into);
    } else if (EnvValue.isNested(component.getType())) {
      writeRecord(name, (Record) value, into);
    } else {
      EnvValue.print(value).ifPresent(text -> into.put(name, text));
    }
  }

  private static Object value(Record source, RecordComponent component) {
    try {
      return component.getAccessor().invoke(source);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }

  static String name(String prefix, String component) {
    return prefix
        + "_"
        + component.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(java.util.Locale.ROOT);
  }
}
