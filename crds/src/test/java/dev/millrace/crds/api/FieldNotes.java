package dev.millrace.crds.api;

import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What {@code kubectl explain} does not show, said in the descriptions: defaults, and which fields
 * the rules let nobody change.
 */
final class FieldNotes {
  static final String FIXED = "Cannot be changed.";
  static final String GROWS = "Cannot be lowered.";

  private static final Pattern OLD_FIELD = Pattern.compile("oldSelf\\.(\\w+)");

  private FieldNotes() {}

  static void add(JSONSchemaProps schema) {
    Map<String, JSONSchemaProps> fields =
        Objects.requireNonNullElse(schema.getProperties(), Map.of());
    fields.forEach(
        (name, field) -> {
          if (field.getDefault() != null && !field.getDefault().isContainerNode()) {
            note(field, "Default: " + field.getDefault().asText() + ".");
          }
          add(field);
        });
    if (rules(schema).contains("self == oldSelf")) {
      note(schema, FIXED);
    }
    fixed(schema).stream().filter(fields::containsKey).forEach(f -> note(fields.get(f), FIXED));
    grows(schema).stream().filter(fields::containsKey).forEach(f -> note(fields.get(f), GROWS));
  }

  /** Fields that a rule compares with what they were. */
  static Set<String> fixed(JSONSchemaProps schema) {
    Set<String> names = compared(schema);
    names.removeAll(grows(schema));
    return names;
  }

  private static Set<String> grows(JSONSchemaProps schema) {
    return compared(schema).stream()
        .filter(
            name ->
                rules(schema).stream()
                    .anyMatch(rule -> rule.contains("self." + name + " >= oldSelf." + name)))
        .collect(Collectors.toSet());
  }

  private static Set<String> compared(JSONSchemaProps schema) {
    Set<String> names = new TreeSet<>();
    for (String rule : rules(schema)) {
      Matcher matcher = OLD_FIELD.matcher(rule);
      while (matcher.find()) {
        names.add(matcher.group(1));
      }
    }
    // That one stays the one: which of them it is says the description of their parent.
    names.removeIf(
        name ->
            rules(schema).stream()
                .noneMatch(rule -> rule.matches(".*self\\." + name + " [=>]=.*")));
    return names;
  }

  private static List<String> rules(JSONSchemaProps schema) {
    return Objects.requireNonNullElse(
            schema.getXKubernetesValidations(),
            List.<io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRule>of())
        .stream()
        .map(rule -> rule.getRule())
        .toList();
  }

  private static void note(JSONSchemaProps field, String note) {
    String said = Objects.requireNonNullElse(field.getDescription(), "");
    if (!said.contains(note)) {
      field.setDescription((said + " " + note).strip());
    }
  }
}
