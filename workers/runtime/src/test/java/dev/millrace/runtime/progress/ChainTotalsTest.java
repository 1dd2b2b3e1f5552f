package dev.millrace.runtime.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.contract.Topology;
import dev.millrace.contract.Topology.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A chain with a second stage of enrichment: one line more than a run's. */
class ChainTotalsTest {
  private static final Topology<String> CHAIN =
      new Topology<>(
          List.of(
              new Step<>("producer", "lanes", Optional.of("raw")),
              new Step<>("cleaner", "raw", Optional.of("clean")),
              new Step<>("enricher", "clean", Optional.of("processed")),
              new Step<>("sink", "processed", Optional.empty())));

  @Test
  void everyStageLagsBehindTheOneBefore() {
    ChainTotals<String> chain =
        new ChainTotals<>(
            CHAIN,
            Map.of(
                "producer", new StageTotals(100, 1),
                "cleaner", new StageTotals(90, 10),
                "enricher", new StageTotals(75, 5),
                "sink", new StageTotals(60, 2)));

    assertThat(chain.lag("producer")).isZero();
    assertThat(chain.lag("cleaner")).isEqualTo(9);
    assertThat(chain.lag("enricher")).isEqualTo(5);
    assertThat(chain.lag("sink")).isEqualTo(10);
    assertThat(chain.dead()).isEqualTo(18);
    assertThat(chain.examined()).isEqualTo(91);
  }

  @Test
  void aStageThatSaidNothingYetHasTakenNothing() {
    ChainTotals<String> chain = new ChainTotals<>(CHAIN, Map.of("producer", new StageTotals(7, 0)));

    assertThat(chain.lag("cleaner")).isEqualTo(7);
    assertThat(chain.lag("enricher")).isZero();
  }
}
