package dev.millrace.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.contract.event.Column;
import dev.millrace.local.engine.RunFailedException;
import dev.millrace.local.warehouse.Contents;
import dev.millrace.local.warehouse.Row;
import dev.millrace.local.warehouse.RunWarehouse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoginWaitTest {
  private final List<String> said = new ArrayList<>();
  private final List<Duration> pauses = new ArrayList<>();

  @Test
  void whoIsLoggedInWaitsForNothing() {
    new LoginWait(warehouse(0), Duration.ofSeconds(60)).await(this::pause, said::add);
    assertThat(said).isEmpty();
    assertThat(pauses).isEmpty();
  }

  @Test
  void aLoginThatComesInTimeLetsTheRunBegin() {
    new LoginWait(warehouse(2), Duration.ofSeconds(60)).await(this::pause, said::add);
    assertThat(said).containsExactly("waiting for a login, at most 60 s: log in with this");
    assertThat(pauses).hasSize(2);
  }

  @Test
  void aLoginThatDoesNotComeEndsTheRunWithWhatToDo() {
    assertThatThrownBy(
            () ->
                new LoginWait(warehouse(Integer.MAX_VALUE), Duration.ZERO)
                    .await(this::pause, said::add))
        .isInstanceOf(RunFailedException.class)
        .hasMessage("waited 0 s for a login: log in with this");
  }

  @Test
  void theUserMayStopIt() {
    new LoginWait(warehouse(Integer.MAX_VALUE), Duration.ofSeconds(60))
        .await(time -> true, said::add);
    assertThat(said).hasSize(1);
  }

  private boolean pause(Duration time) {
    pauses.add(time);
    return false;
  }

  /** Without a login when it is asked the first few times. */
  private static RunWarehouse warehouse(int missing) {
    int[] left = {missing};
    return new RunWarehouse() {
      @Override
      public Optional<String> missingLogin() {
        return left[0]-- > 0 ? Optional.of("log in with this") : Optional.empty();
      }

      @Override
      public Contents contents() {
        throw new UnsupportedOperationException();
      }

      @Override
      public List<Row> rows(List<Long> ids, List<Column> columns) {
        throw new UnsupportedOperationException();
      }

      @Override
      public List<Long> someIds(int most) {
        throw new UnsupportedOperationException();
      }

      @Override
      public Optional<String> traces() {
        throw new UnsupportedOperationException();
      }

      @Override
      public String removal() {
        throw new UnsupportedOperationException();
      }

      @Override
      public void remove() {
        throw new UnsupportedOperationException();
      }
    };
  }
}
