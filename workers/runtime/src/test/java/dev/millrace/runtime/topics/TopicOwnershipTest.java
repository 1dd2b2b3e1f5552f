package dev.millrace.runtime.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

class TopicOwnershipTest {
  private static final LiveTopic ONE = new LiveTopic(Uuid.randomUuid(), 3);
  private static final LiveTopic TWO = new LiveTopic(Uuid.randomUuid(), 3);
  private static final String ONE_ID = ONE.id().toString();

  @Test
  void theIdThatIsWrittenDownDecides() {
    TopicOwnership ownership = new TopicOwnership(Map.of("t.raw", ONE_ID));
    assertThat(ownership.foreign(Map.of("t.raw", ONE), Set.of())).isEmpty();
    assertThat(ownership.foreign(Map.of(), Set.of())).isEmpty();
    assertThat(ownership.foreign(Map.of("t.raw", TWO), Set.of()))
        .containsExactly(
            String.format(
                Locale.ROOT,
                "t.raw (id %s), which was deleted and created anew: this run's had the id %s",
                TWO.id(),
                ONE.id()));
  }

  @Test
  void aNameProvesNothing() {
    assertThat(
            new TopicOwnership(Map.of())
                .foreign(Map.of("t.raw", ONE, "t.lanes", TWO), Set.of("t.raw", "t.lanes")))
        .containsExactly(
            String.format(Locale.ROOT, "t.lanes (id %s), which this run did not create", TWO.id()),
            String.format(Locale.ROOT, "t.raw (id %s), which this run did not create", ONE.id()));
  }

  @Test
  void oneThatWasAboutToBeCreatedIsOwnAsLongAsNobodyHasWrittenToIt() {
    TopicOwnership ownership =
        new TopicOwnership(Map.of("t.raw", TopicOwnership.CREATING, "t.lanes", ONE_ID));
    Map<String, LiveTopic> live = Map.of("t.raw", TWO, "t.lanes", ONE);
    assertThat(ownership.unconfirmed(live)).containsExactly("t.raw");
    assertThat(ownership.foreign(live, Set.of("t.raw"))).isEmpty();
    assertThat(ownership.foreign(live, Set.of()))
        .containsExactly(
            String.format(
                Locale.ROOT,
                "t.raw (id %s), in which others have written before this run could",
                TWO.id()));
  }
}
