package dev.millrace.crds.plan;

import dev.millrace.connector.spec.NearestName;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Why a client setting is refused that is no {@link ClientSetting}. */
enum RefusedSetting {
  /** Before the next, which would take them for ssl settings alone. */
  CODE(
      ".*[.](class|classes|handler|callback|reporters)|.*[.]class[.]name|(key|value)[.](de)?serializer|interceptor[.].*"
          + "|ssl[.](engine|provider|trustmanager|keymanager|secure).*|security[.]providers",
      "it would run other code within millrace's processes"),
  CIPHERS(
      "ssl[.]cipher[.]suites",
      "one that the JDK does not know looks like a broker that never answers; the JDK's own"
          + " jdk.tls.disabledAlgorithms excludes ciphers"),
  SECURITY(
      "security[.].*|sasl[.].*|ssl[.].*",
      "encryption and log-in belong into spec.kafka.tls and spec.kafka.sasl"),
  ORDER("partitioner[.].*", "events of one key would lose their order"),
  CHECKSUMS("check[.]crcs", "damaged records would be taken for whole ones"),
  TRANSACTIONS(
      "enable[.]idempotence|acks|retries|max[.]in[.]flight[.].*|transaction.*",
      "exactly-once writing rests on it"),
  POSITIONS(
      "isolation[.]level|auto[.]offset[.].*|enable[.]auto[.]commit|auto[.]commit[.].*",
      "which events are read, and from where on, rests on it"),
  GROUPS(
      "group[.].*|partition[.]assignment[.].*|internal[.]leave[.].*",
      "who reads which partition rests on it"),
  TIME_LIMITS(
      "(request|delivery)[.]timeout[.]ms|default[.]api[.]timeout[.]ms|max[.]block[.]ms",
      "the time limits rest on each other, so that a dead process is noticed and a slow one is"
          + " not"),
  SIZES("max[.]request[.]size", "topics.*.config.max.message.bytes is what limits an event"),
  ADDRESSES("bootstrap[.].*", "addresses belong into spec.kafka.bootstrapServers"),
  IDS("client[.]id", "millrace names its clients itself, after run, stage and replica"),
  REFERENCES("config[.]providers.*", "Secrets are given by spec.kafka.tls and spec.kafka.sasl"),
  OTHER(".*", "it is not known to leave the delivery contract alone");

  private final Pattern names;
  private final String reason;

  RefusedSetting(String names, String reason) {
    this.names = Pattern.compile(names);
    this.reason = reason;
  }

  /** What a message says of a setting that a run may not have. */
  static String sentence(String name) {
    RefusedSetting refused =
        Arrays.stream(values())
            .filter(family -> family.names.matcher(name).matches())
            .findFirst()
            .orElseThrow();
    return "not allowed, because " + refused.reason + "; " + refused.wayOut(name);
  }

  /** What is refused knowingly was hardly a slip of the pen. */
  private String wayOut(String name) {
    return Optional.of(name)
        .filter(slip -> this == OTHER)
        .flatMap(slip -> NearestName.of(slip, ClientSetting.names()))
        .map(nearest -> "did you mean " + nearest + "?")
        .orElseGet(() -> "allowed are " + String.join(", ", ClientSetting.names()));
  }
}
