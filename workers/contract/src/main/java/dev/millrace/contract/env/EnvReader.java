package dev.millrace.contract.env;

import dev.millrace.contract.InvalidInputException;
import dev.millrace.contract.Problems;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes records of variables and notes everything that is wrong with them. For one thread. */
final class EnvReader {
  private final Map<String, String> variables;
  private final ConfigKinds kinds;
  private final Problems problems;

  EnvReader(Map<String, String> variables, ConfigKinds kinds, Problems problems) {
    this.variables = variables;
    this.kinds = kinds;
    this.problems = problems;
  }

  <T> T record(String prefix, Class<T> type) {
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    int before = problems.list().size();
    for (int i = 0; i < components.length; i++) {
      values[i] = value(Env.name(prefix, components[i].getName()), components[i]);
    }
    return problems.list().size() > before
        ? null
        : problems.collect(() -> construct(type, components, values));
  }

  private Object value(String name, RecordComponent component) {
    Class<?> type = component.getType();
    if (ConfigKind.class.isAssignableFrom(type)) {
      return kind(name, kinds.records(type));
    }
    if (type.isSealed()) {
      return kind(name, permitted(type));
    }
    if (EnvValue.isNested(type)) {
      return record(name, type);
    }
    Type generic = component.getGenericType();
    String text = variables.getOrDefault(name, whenAbsent(component));
    return problems.collect(() -> EnvValue.parse(name, text, generic));
  }

  private static String whenAbsent(RecordComponent component) {
    WhenAbsent absent = component.getAnnotation(WhenAbsent.class);
    return absent == null ? null : absent.value();
  }

  private static Map<String, Class<?>> permitted(Class<?> sealed) {
    Map<String, Class<?>> records = new LinkedHashMap<>();
    for (Class<?> permitted : sealed.getPermittedSubclasses()) {
      records.put(permitted.getSimpleName(), permitted);
    }
    return records;
  }

  private Object kind(String name, Map<String, ? extends Class<?>> records) {
    String variable = name + Env.TYPE;
    String wanted = variables.get(variable);
    if (wanted != null && records.containsKey(wanted)) {
      return record(name, records.get(wanted));
    }
    problems.add(Problems.notAllowed(variable, wanted, "must be one of " + records.keySet()));
    return null;
  }

  private static <T> T construct(Class<T> type, RecordComponent[] components, Object[] values) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof InvalidInputException invalid) {
        throw invalid;
      }
      throw new IllegalStateException("cannot make " + type, e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make " + type, e);
    }
  }
}
