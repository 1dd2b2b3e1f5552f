package dev.millrace.local.run;

import dev.millrace.contract.Stage;
import dev.millrace.contract.names.RunNames;
import dev.millrace.local.engine.RunFailedException;
import dev.millrace.runtime.kafka.KafkaFailures;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** Makes sure that a run is not at work elsewhere. */
final class IdleGroups {
  /** A member that was stopped while it joined stays in its group until its session runs out. */
  static final Duration LIMIT = Duration.ofSeconds(15);

  private static final Duration POLL = Duration.ofMillis(500);

  private final Admin admin;
  private final RunNames names;

  IdleGroups(Admin admin, RunNames names) {
    this.admin = admin;
    this.names = names;
  }

  /**
   * Waits until no group of the run has members.
   *
   * @throws RunFailedException when one still has after 15 s
   */
  void await() throws InterruptedException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    Optional<String> busy = busy();
    while (busy.isPresent()) {
      if (System.nanoTime() > deadline) {
        throw atWork(names, busy.get());
      }
      Thread.sleep(POLL.toMillis());
      busy = busy();
    }
  }

  /** The failure of a run whose group has members. */
  static RunFailedException atWork(RunNames names, String group) {
    return new RunFailedException(
        String.format(
            Locale.ROOT,
            "run %s is at work elsewhere: group %s still has members after %d s; stop them",
            names.run(),
            group,
            LIMIT.toSeconds()));
  }

  private Optional<String> busy() throws InterruptedException {
    List<String> groups = Stream.of(Stage.values()).map(names::group).toList();
    for (String group : groups) {
      if (hasMembers(group)) {
        return Optional.of(group);
      }
    }
    return Optional.empty();
  }

  private boolean hasMembers(String group) throws InterruptedException {
    try {
      return !admin
          .describeConsumerGroups(List.of(group))
          .describedGroups()
          .get(group)
          .get()
          .members()
          .isEmpty();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return false;
      }
      throw new RunFailedException(
          String.format(
              Locale.ROOT,
              "cannot see whether run %s is at work elsewhere: %s",
              names.run(),
              KafkaFailures.sentence(e)),
          e);
    }
  }
}
