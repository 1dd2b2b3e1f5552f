package dev.millrace.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.millrace.contract.Topology.Step;
import dev.millrace.contract.names.RunNames;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TopologyTest {
  @Test
  void aRunHasEveryStageInTheOrderOfEvents() {
    assertThat(Topology.RUN.steps()).extracting(Step::stage).containsExactly(Stage.values());
    assertThat(Topology.RUN.readers()).containsExactly(Stage.ENRICHER, Stage.SINK);
    assertThat(Topology.RUN.before(Stage.SINK)).contains(Stage.ENRICHER);
    assertThat(Topology.RUN.before(Stage.PRODUCER)).isEmpty();
  }

  @Test
  void topicsAreNamedAfterTheRun() {
    RunNames names = new RunNames("a");
    assertThat(names.reads(Stage.PRODUCER)).isEqualTo("a.lanes").isEqualTo(names.lanesTopic());
    assertThat(names.writes(Stage.PRODUCER)).isEqualTo("a.raw").isEqualTo(names.rawTopic());
    assertThat(names.reads(Stage.SINK)).isEqualTo("a.processed").isEqualTo(names.processedTopic());
  }

  @Test
  void aStageThatReadsWhatNobodyWritesIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Topology<>(
                    List.of(
                        new Step<>("source", "lanes", Optional.of("raw")),
                        new Step<>("sink", "clean", Optional.empty()))))
        .withMessage("stage source writes raw, but the next one reads clean");
  }
}
