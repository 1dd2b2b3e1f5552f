package dev.millrace.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.local.engine.RunFailedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LoginWaitTest {
  private final List<String> said = new ArrayList<>();
  private final List<Duration> pauses = new ArrayList<>();

  @Test
  void whoIsLoggedInWaitsForNothing() {
    new LoginWait(login(0), Duration.ofSeconds(60)).await(this::pause, said::add);
    assertThat(said).isEmpty();
    assertThat(pauses).isEmpty();
  }

  @Test
  void aLoginThatComesInTimeLetsTheRunBegin() {
    new LoginWait(login(2), Duration.ofSeconds(60)).await(this::pause, said::add);
    assertThat(said).containsExactly("waiting for a login, at most 60 s: log in with this");
    assertThat(pauses).hasSize(2);
  }

  @Test
  void aLoginThatDoesNotComeEndsTheRunWithWhatToDo() {
    assertThatThrownBy(
            () ->
                new LoginWait(login(Integer.MAX_VALUE), Duration.ZERO)
                    .await(this::pause, said::add))
        .isInstanceOf(RunFailedException.class)
        .hasMessage("waited 0 s for a login: log in with this");
  }

  @Test
  void theUserMayStopIt() {
    new LoginWait(login(Integer.MAX_VALUE), Duration.ofSeconds(60)).await(time -> true, said::add);
    assertThat(said).hasSize(1);
  }

  private boolean pause(Duration time) {
    pauses.add(time);
    return false;
  }

  /** Without a login when it is asked the first few times. */
  private static Supplier<Optional<String>> login(int missing) {
    int[] left = {missing};
    return () -> left[0]-- > 0 ? Optional.of("log in with this") : Optional.empty();
  }
}
