package dev.millrace.operator.kafka;

import dev.millrace.connector.spec.SecretMount;
import dev.millrace.contract.config.KafkaConnection;
import dev.millrace.runtime.kafka.JaasText;
import io.fabric8.kubernetes.api.model.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills in what a connection refers to. Workers read mounted Secrets as files; the operator has
 * none mounted and takes the same entries from the API.
 */
public final class SecretReferences {
  private static final Pattern REFERENCE =
      Pattern.compile(
          "\\$\\{(dir|quoted):"
              + Pattern.quote(SecretMount.ROOT.toString())
              + "/([^:}/]+):([^}]+)}");

  private SecretReferences() {}

  /** The connection with all references replaced; empty when an entry is missing. */
  public static Optional<KafkaConnection> resolve(
      KafkaConnection connection, Collection<Secret> secrets) {
    Map<String, String> client = new TreeMap<>();
    for (Map.Entry<String, String> setting : connection.client().entrySet()) {
      if (setting.getKey().startsWith("config.providers")) {
        continue;
      }
      Optional<String> value = resolve(setting.getValue(), secrets);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      client.put(setting.getKey(), value.get());
    }
    return Optional.of(new KafkaConnection(connection.bootstrapServers(), client));
  }

  /** Names of the Secrets it refers to. */
  public static SortedSet<String> names(KafkaConnection connection) {
    SortedSet<String> names = new TreeSet<>();
    for (String value : connection.client().values()) {
      REFERENCE.matcher(value).results().forEach(match -> names.add(match.group(2)));
    }
    return names;
  }

  /**
   * Entries it refers to that are not in a Secret that is there, as "Secret a has no key b".
   *
   * @param keys of the Secrets that are there, by name
   */
  public static List<String> missingEntries(
      KafkaConnection connection, Map<String, Set<String>> keys) {
    return connection.client().values().stream()
        .flatMap(value -> REFERENCE.matcher(value).results())
        .filter(match -> keys.containsKey(match.group(2)))
        .filter(match -> !keys.get(match.group(2)).contains(match.group(3)))
        .map(
            match ->
                String.format(
                    Locale.ROOT, "Secret %s has no key %s", match.group(2), match.group(3)))
        .distinct()
        .sorted()
        .toList();
  }

  private static Optional<String> resolve(String setting, Collection<Secret> secrets) {
    Matcher matcher = REFERENCE.matcher(setting);
    StringBuilder result = new StringBuilder();
    while (matcher.find()) {
      Optional<String> entry = entry(matcher.group(2), matcher.group(3), secrets);
      if (entry.isEmpty()) {
        return Optional.empty();
      }
      String text = matcher.group(1).equals("quoted") ? JaasText.quoted(entry.get()) : entry.get();
      matcher.appendReplacement(result, Matcher.quoteReplacement(text));
    }
    return Optional.of(matcher.appendTail(result).toString());
  }

  private static Optional<String> entry(String name, String key, Collection<Secret> secrets) {
    return secrets.stream()
        .filter(secret -> secret.getMetadata().getName().equals(name) && secret.getData() != null)
        .map(secret -> secret.getData().get(key))
        .filter(java.util.Objects::nonNull)
        .map(data -> new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8))
        .findFirst();
  }
}
