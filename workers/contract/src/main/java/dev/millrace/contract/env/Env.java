package dev.millrace.contract.env;

import dev.millrace.contract.InvalidInputException;
import dev.millrace.contract.Problems;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Turns a configuration record into environment variables and back. A component {@code
 * ratePerSecond} of a record becomes {@code MILLRACE_RATE_PER_SECOND}; a nested record adds its own
 * name in between; of a sealed interface {@code …_TYPE} says which record is meant. Operator and
 * worker use the same record, so a name can not be spelled in two ways.
 */
public final class Env {
  private static final String PREFIX = "MILLRACE";

  private Env() {}

  /** The variables that {@link #read} turns into an equal record; absent optionals are left out. */
  public static Map<String, String> write(Record config) {
    Map<String, String> variables = new TreeMap<>();
    writeRecord(PREFIX, config, variables);
    return variables;
  }

  /** Reads a configuration from the environment of this process. */
  public static <T extends Record> T readProcess(Class<T> type) {
    return read(type, System.getenv());
  }

  /** A variable of this process that is not millrace's, as {@code TERM}; empty when not set. */
  public static Optional<String> foreign(String name) {
    return Optional.ofNullable(System.getenv(name));
  }

  /**
   * Reads a configuration.
   *
   * @throws InvalidInputException naming every variable that is missing or wrong
   */
  public static <T extends Record> T read(Class<T> type, Map<String, String> variables) {
    Problems problems = new Problems();
    T config = readRecord(PREFIX, type, variables, problems);
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
    if (component.getType().isSealed()) {
      into.put(name + "_TYPE", value.getClass().getSimpleName());
      writeRecord(name, (Record) value, into);
    } else if (EnvValue.isNested(component.getType())) {
      writeRecord(name, (Record) value, into);
    } else {
      EnvValue.print(value).ifPresent(text -> into.put(name, text));
    }
  }

  private static <T> T readRecord(
      String prefix, Class<T> type, Map<String, String> from, Problems problems) {
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    int before = problems.list().size();
    for (int i = 0; i < components.length; i++) {
      values[i] = readValue(name(prefix, components[i].getName()), components[i], from, problems);
    }
    return problems.list().size() > before
        ? null
        : problems.collect(() -> construct(type, components, values));
  }

  private static Object readValue(
      String name, RecordComponent component, Map<String, String> from, Problems problems) {
    Class<?> type = component.getType();
    if (type.isSealed()) {
      return readSealed(name, type, from, problems);
    }
    if (EnvValue.isNested(type)) {
      return readRecord(name, type, from, problems);
    }
    Type generic = component.getGenericType();
    String text = from.getOrDefault(name, whenAbsent(component));
    return problems.collect(() -> EnvValue.parse(name, text, generic));
  }

  private static String whenAbsent(RecordComponent component) {
    WhenAbsent absent = component.getAnnotation(WhenAbsent.class);
    return absent == null ? null : absent.value();
  }

  private static Object readSealed(
      String name, Class<?> type, Map<String, String> from, Problems problems) {
    String variable = name + "_TYPE";
    String wanted = from.get(variable);
    for (Class<?> permitted : type.getPermittedSubclasses()) {
      if (permitted.getSimpleName().equals(wanted)) {
        return readRecord(name, permitted, from, problems);
      }
    }
    problems.add(
        Problems.notAllowed(
            variable,
            wanted,
            "must be one of "
                + Arrays.stream(type.getPermittedSubclasses()).map(Class::getSimpleName).toList()));
    return null;
  }

  private static Object value(Record source, RecordComponent component) {
    try {
      return component.getAccessor().invoke(source);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }

  private static <T> T construct(Class<T> type, RecordComponent[] components, Object[] values) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (java.lang.reflect.InvocationTargetException e) {
      if (e.getCause() instanceof InvalidInputException invalid) {
        throw invalid;
      }
      throw new IllegalStateException("cannot make " + type, e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make " + type, e);
    }
  }

  private static String name(String prefix, String component) {
    return prefix
        + "_"
        + component.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(java.util.Locale.ROOT);
  }
}
