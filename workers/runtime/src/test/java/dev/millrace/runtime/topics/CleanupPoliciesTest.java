package dev.millrace.runtime.topics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.contract.names.RunNames;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CleanupPoliciesTest {
  private static final RunNames NAMES = new RunNames("t");

  @Test
  void whatTheRunMakesIsRight() {
    assertThat(CleanupPolicies.problems(live("t.positions", "compact"), NAMES)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "t.raw|compact",
        "t.raw|compact,delete",
        "t.processed|delete, compact",
        "t.dead-letter|compact",
        "t.positions|delete",
        "t.positions|compact,delete"
      })
  void whatWouldLoseSomethingIsNamed(String topic, String policy) {
    assertThat(CleanupPolicies.problems(live(topic, policy), NAMES))
        .singleElement()
        .asString()
        .startsWith(
            String.format(Locale.ROOT, "topic %s has cleanup.policy \"%s\": ", topic, policy));
  }

  private static Map<String, String> live(String topic, String policy) {
    Map<String, String> live =
        new HashMap<>(
            Map.of(
                "t.raw", "delete",
                "t.processed", "delete",
                "t.dead-letter", "delete",
                "t.positions", "compact"));
    live.put(topic, policy);
    return live;
  }
}
