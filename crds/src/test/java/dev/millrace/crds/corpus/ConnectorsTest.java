package dev.millrace.crds.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.connector.api.Connector;
import dev.millrace.connector.registry.Connectors;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks the registry: nothing of a connector is forgotten. */
class ConnectorsTest {
  private record NoSpec() {}

  static Stream<Connector<?, ?>> connectors() {
    Connectors all = Connectors.all();
    return Stream.concat(all.sources().stream(), all.warehouses().stream());
  }

  @ParameterizedTest
  @MethodSource("connectors")
  void everyPartOfItIsThere(Connector<?, ?> connector) throws IOException {
    assertThat(ConnectorParts.missing(connector.field(), connector.specType())).isEmpty();
  }

  @Test
  void everyForgottenPartIsNamedWithItsPlace() throws IOException {
    assertThat(ConnectorParts.missing("tape", NoSpec.class))
        .containsExactly(
            "connector tape lacks a field of type NoSpec in SourceSpec or SinkSpec",
            "connector tape lacks the rule has(self.tape) in pipelineruns.millrace.dev-v1.yml",
            "connector tape lacks its name in what Rules says",
            "connector tape lacks a run that is refused in src/test/resources/invalid",
            "connector tape lacks a golden plan in src/test/resources/plan",
            "connector tape lacks an example in ../k8s-examples",
            "connector tape lacks a word about it in ../README.md");
  }
}
