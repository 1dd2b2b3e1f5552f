package dev.millrace.runtime.kafka;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigData;
import org.apache.kafka.common.config.provider.DirectoryConfigProvider;

/**
 * Kafka's provider of what files in a folder hold, for use between the quotes of a JAAS line: see
 * {@link JaasText}. Named by the plan; made by Kafka's clients.
 */
public final class QuotingDirectoryConfigProvider extends DirectoryConfigProvider {
  @Override
  public ConfigData get(String path) {
    return quoted(super.get(path));
  }

  @Override
  public ConfigData get(String path, Set<String> keys) {
    return quoted(super.get(path, keys));
  }

  private static ConfigData quoted(ConfigData plain) {
    Map<String, String> quoted = new TreeMap<>(plain.data());
    quoted.replaceAll((key, value) -> JaasText.quoted(value));
    return new ConfigData(quoted, plain.ttl());
  }
}
