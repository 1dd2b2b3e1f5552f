package dev.millrace.operator.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.contract.InvalidInputException;
import dev.millrace.crds.api.ConditionType;
import dev.millrace.crds.api.PipelineRun;
import dev.millrace.operator.MillraceOperator;
import dev.millrace.operator.fixture.Runs;
import dev.millrace.operator.fixture.TestOperator;
import dev.millrace.operator.fixture.Waits;
import dev.millrace.operator.status.Conditions;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Watches, events and errors, as an API server under stress gives them. */
class ApiServerTroubleTest {
  private static final String NAMESPACE = "ns";
  private static final String RUNS =
      "/apis/millrace.dev/v1alpha1/namespaces/" + NAMESPACE + "/pipelineruns";

  private final FaultyApi api = new FaultyApi();
  private final KubernetesMockServer server =
      new KubernetesMockServer(new Context(), new MockWebServer(), new HashMap<>(), api, false);
  private KubernetesClient client;

  @BeforeEach
  void start() {
    server.init();
    client = server.createClient();
  }

  @AfterEach
  void stop() {
    client.close();
    server.destroy();
  }

  @Test
  void fieldsOfALaterVersionStopNobody() {
    create("before", "\"later\": {\"a\": 1}, ");
    try (MillraceOperator operator = operator()) {
      create("after", "\"later\": [1, 2], ");
      create("plain", "");

      Waits.until(() -> isLookedAt("before") && isLookedAt("after") && isLookedAt("plain"));
      assertThat(operator.isHealthy()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {409, 429, 500, 503})
  void aStatusThatCouldNotBeWrittenIsWrittenLater(int code) {
    api.failNext("PATCH", "/pipelineruns/once/status", code);
    api.failNext("PATCH", "/pipelineruns/once/status", code);
    try (MillraceOperator operator = operator()) {
      create("once", "");

      Waits.until(() -> isLookedAt("once"));
      assertThat(api.failed()).isEqualTo(2);
      assertThat(operator.isHealthy()).isTrue();
    }
  }

  @Test
  void anEventThatCouldNotBePostedHoldsUpNothing() {
    api.failNext("POST", "/events", 403);
    try (MillraceOperator operator = operator()) {
      create("unsung", "");

      Waits.until(() -> isLookedAt("unsung"));
      Waits.until(() -> api.failed() == 1);
      assertThat(operator.isHealthy()).isTrue();
    }
  }

  @Test
  void aRightToWatchThatIsLostStandsInTheStatus() {
    try (MillraceOperator operator = operator()) {
      create("blind", "");
      Waits.until(() -> isLookedAt("blind"));
      assertThat(condition("blind", ConditionType.OperatorPermitted)).isEmpty();

      api.forbid("pods");
      Waits.until(() -> !operator.isHealthy());
      operator.trigger(new ResourceID("blind", NAMESPACE));
      Waits.until(() -> condition("blind", ConditionType.OperatorPermitted).isPresent());
      Condition lost = condition("blind", ConditionType.OperatorPermitted).get();
      assertThat(lost.getStatus()).isEqualTo("False");
      assertThat(lost.getReason()).isEqualTo("NotPermitted");
      assertThat(lost.getMessage())
          .isEqualTo(
              "the operator has lost the right to list pods in ns, watch pods in ns, so this"
                  + " status may be old: bring its Roles up to date with helm upgrade");
      assertThat(run("blind").getStatus().summary().reason()).isEqualTo("NotPermitted");
      assertThat(notes("blind")).contains(lost.getMessage());
    }
  }

  @Test
  void aStatusThatMustNotBeWrittenIsSaidOnceInAnEvent() {
    String refusal =
        "pipelineruns.millrace.dev \"mute\" is forbidden: User \"o\" cannot patch resource"
            + " \"pipelineruns/status\" in API group \"millrace.dev\" in the namespace \"ns\"";
    api.failNext("PATCH", "/pipelineruns/mute/status", 403, refusal);
    api.failNext("PATCH", "/pipelineruns/mute/status", 403, refusal);
    try (MillraceOperator operator = operator()) {
      create("mute", "");

      Waits.until(() -> isLookedAt("mute"));
      assertThat(api.failed()).isEqualTo(2);
      assertThat(notes("mute"))
          .filteredOn(note -> note.contains("no right"))
          .containsExactly(
              "the operator has no right to patch pipelineruns.millrace.dev/status in namespace"
                  + " ns: bring its Roles up to date with helm upgrade; until then the status"
                  + " stays as it is");
      assertThat(operator.isHealthy()).isTrue();
    }
  }

  @Test
  void aWatchThatEndsIsOpenedAgain() {
    try (MillraceOperator operator = operator()) {
      create("first", "");
      Waits.until(() -> isLookedAt("first"));
      int opened = api.opened();

      assertThat(api.endWatches("pipelineruns")).isPositive();

      Waits.until(() -> api.opened() > opened);
      create("second", "");
      Waits.until(() -> isLookedAt("second"));
      assertThat(operator.isHealthy()).isTrue();
    }
  }

  @Test
  void aClusterWithoutTheCrdIsToldSo() {
    api.forget("pipelineruns");

    assertThatThrownBy(this::operator)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("does not know pipelineruns.millrace.dev: install the CRD first");
  }

  private MillraceOperator operator() {
    return MillraceOperator.start(
        TestOperator.settings(NAMESPACE),
        client,
        new SimpleMeterRegistry(),
        "operator",
        () -> {},
        Clock.systemUTC());
  }

  /** Its Kafka does not answer, which its status says. */
  private void create(String name, String more) {
    String run =
        client
            .getKubernetesSerialization()
            .asJson(
                client
                    .getKubernetesSerialization()
                    .unmarshal(Runs.onAddress(name, "127.0.0.1:9"), PipelineRun.class));
    client.raw(
        RUNS,
        "POST",
        run.replaceFirst("\"spec\":\\{", "\"spec\":{" + more)
            .replaceFirst("\"metadata\":\\{", "\"metadata\":{\"namespace\":\"ns\","));
  }

  private PipelineRun run(String name) {
    return client.resources(PipelineRun.class).inNamespace(NAMESPACE).withName(name).get();
  }

  private Optional<Condition> condition(String run, ConditionType type) {
    return Conditions.of(run(run).getStatus(), type);
  }

  private List<String> notes(String run) {
    return client.resources(Event.class).inNamespace(NAMESPACE).list().getItems().stream()
        .filter(event -> event.getRegarding().getName().equals(run))
        .map(Event::getNote)
        .toList();
  }

  private boolean isLookedAt(String run) {
    PipelineRun live = run(run);
    return live != null
        && live.getStatus() != null
        && Conditions.holds(live.getStatus(), ConditionType.Accepted);
  }
}
