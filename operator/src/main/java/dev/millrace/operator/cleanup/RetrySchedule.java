package dev.millrace.operator.cleanup;

import dev.millrace.operator.ledger.TopicLedger;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long the removal of topics is waited for and how often it is looked at; says what is waited
 * for, once. Kafka may be away for long and is waited for; a Secret that is gone with its namespace
 * does not come back, and a new one of that name may be somebody else's.
 */
public final class RetrySchedule {
  private static final Logger LOG = LoggerFactory.getLogger(RetrySchedule.class);
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Duration LATER = Duration.ofSeconds(30);

  /** After this long, looks become rare. */
  private static final Duration LONG = Duration.ofMinutes(1);

  /** A Secret may be replaced by deleting and creating it. */
  static final Duration FOR_SECRETS = Duration.ofMinutes(5);

  private final InstantSource clock;
  private final Map<ResourceID, Waited> waited = new ConcurrentHashMap<>();

  private record Waited(Instant since, Removal state) {}

  /**
   * What comes next.
   *
   * @param over whether the ledger has done its service
   * @param again when to look again if it has not
   */
  record Verdict(boolean over, Duration again) {}

  /** Patience by this clock. */
  public RetrySchedule(InstantSource clock) {
    this.clock = clock;
  }

  Verdict judge(ResourceID id, TopicLedger ledger, Removal state) {
    String run = ledger.namespace() + "/" + ledger.run();
    if (state instanceof Removal.Done done) {
      if (done.kept().isEmpty()) {
        LOG.info("run {} is gone and its topics are deleted", run);
      } else {
        LOG.warn("run {} is gone; not deleted with it: {}", run, done.kept());
      }
      return new Verdict(true, Duration.ZERO);
    }
    Instant now = clock.instant();
    Waited before = waited.get(id);
    Waited is =
        before != null && before.state().getClass() == state.getClass()
            ? new Waited(before.since(), state)
            : new Waited(now, state);
    waited.put(id, is);
    boolean news = before == null || !before.state().equals(state);
    Duration passed = Duration.between(is.since(), now);
    if (state instanceof Removal.Impossible impossible) {
      if (passed.compareTo(FOR_SECRETS) >= 0) {
        LOG.error(
            "topics {} of the run {} stay in Kafka: {}", ledger.topics(), run, impossible.why());
        return new Verdict(true, Duration.ZERO);
      }
      if (news) {
        LOG.warn(
            "topics of the run {} cannot be deleted for now, tried for {}: {}",
            run,
            FOR_SECRETS,
            impossible.why());
      }
    } else if (news && state instanceof Removal.Waiting waiting) {
      LOG.info("run {} is gone; before its topics are, waiting for {}", run, waiting.what());
    }
    return new Verdict(false, passed.compareTo(LONG) < 0 ? SOON : LATER);
  }

  void forget(ResourceID id) {
    waited.remove(id);
  }
}
