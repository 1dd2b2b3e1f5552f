package dev.millrace.contract.env;

import dev.millrace.contract.InvalidInputException;
import dev.millrace.contract.Problems;
import dev.millrace.contract.event.Column;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One value as the text of one variable. */
final class EnvValue {
  private record Form(String expected, Function<String, Object> parser) {}

  private static final Map<Class<?>, Form> FORMS =
      Map.ofEntries(
          Map.entry(String.class, new Form("text", s -> s)),
          Map.entry(int.class, new Form("an integer", Integer::valueOf)),
          Map.entry(Integer.class, new Form("an integer", Integer::valueOf)),
          Map.entry(short.class, new Form("an integer", Short::valueOf)),
          Map.entry(long.class, new Form("an integer", Long::valueOf)),
          Map.entry(Long.class, new Form("an integer", Long::valueOf)),
          Map.entry(double.class, new Form("a number", Double::valueOf)),
          Map.entry(boolean.class, new Form("true or false", EnvValue::parseBoolean)),
          Map.entry(Path.class, new Form("a path", Path::of)),
          Map.entry(Duration.class, new Form("an ISO 8601 duration", Duration::parse)),
          Map.entry(Instant.class, new Form("an RFC 3339 time", Instant::parse)),
          Map.entry(Column.class, new Form("name:TYPE", Column::parse)));

  private EnvValue() {}

  /** Whether a component of this type is spread over several variables. */
  static boolean isNested(Class<?> type) {
    return type.isRecord() && !FORMS.containsKey(type);
  }

  static Optional<String> print(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.flatMap(EnvValue::print);
    }
    if (value instanceof Collection<?> list) {
      return Optional.of(list.stream().map(String::valueOf).collect(Collectors.joining(",")));
    }
    if (value instanceof Map<?, ?> map) {
      return Optional.of(printMap(map));
    }
    return Optional.ofNullable(value).map(String::valueOf);
  }

  static Object parse(String name, String text, Type type) {
    if (type instanceof ParameterizedType generic) {
      Type argument = generic.getActualTypeArguments()[0];
      if (generic.getRawType() == Optional.class) {
        return text == null ? Optional.empty() : Optional.of(parse(name, text, argument));
      }
      if (generic.getRawType() == Map.class) {
        return text == null ? Map.of() : parseMap(text);
      }
      if (generic.getRawType() == List.class) {
        return text == null || text.isEmpty()
            ? List.of()
            : Arrays.stream(text.split(",")).map(part -> parse(name, part, argument)).toList();
      }
    }
    if (text == null) {
      throw new InvalidInputException(name + ": is missing");
    }
    return parseSimple(name, text, (Class<?>) type);
  }

  private static Object parseSimple(String name, String text, Class<?> type) {
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .filter(c -> c.toString().equals(text))
          .findFirst()
          .orElseThrow(
              () ->
                  refuse(name, text, "must be one of " + Arrays.toString(type.getEnumConstants())));
    }
    Form form = FORMS.get(type);
    if (form == null) {
      throw new IllegalStateException("no text form for " + type + " of " + name);
    }
    try {
      return form.parser().apply(text);
    } catch (InvalidInputException e) {
      throw refuse(name, text, e.getMessage());
    } catch (RuntimeException e) {
      throw refuse(name, text, "must be " + form.expected());
    }
  }

  private static InvalidInputException refuse(String name, String text, String allowed) {
    return new InvalidInputException(Problems.notAllowed(name, text, allowed));
  }

  private static Object parseBoolean(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  /** Lines of a properties file, sorted and escaped as {@link Properties} reads them. */
  private static String printMap(Map<?, ?> map) {
    StringBuilder lines = new StringBuilder();
    new TreeMap<>(map)
        .forEach(
            (key, value) ->
                lines
                    .append(escape(String.valueOf(key)).replace(" ", "\\ "))
                    .append('=')
                    .append(escape(String.valueOf(value)).replaceFirst("^ ", "\\\\ "))
                    .append('\n'));
    return lines.toString();
  }

  private static String escape(String text) {
    return text.replace("\\", "\\\\")
        .replace("\n", "\\n")
        .replace("\r", "\\r")
        .replace("\t", "\\t")
        .replace("=", "\\=")
        .replace(":", "\\:")
        .replace("#", "\\#")
        .replace("!", "\\!");
  }

  private static Map<String, String> parseMap(String text) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> map = new TreeMap<>();
    properties.stringPropertyNames().forEach(k -> map.put(k, properties.getProperty(k)));
    return map;
  }
}
