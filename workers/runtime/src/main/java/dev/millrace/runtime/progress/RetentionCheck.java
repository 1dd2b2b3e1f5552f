package dev.millrace.runtime.progress;

import dev.millrace.contract.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** Looks whether messages wait for their reader so long that their topic may soon remove them. */
public final class RetentionCheck {
  private final Admin admin;

  /** A check that asks through this client. */
  public RetentionCheck(Admin admin) {
    this.admin = admin;
  }

  /**
   * Topics with a message that is not taken in and that has waited for more than half of the time
   * its topic keeps it.
   *
   * @param progress as read just before
   */
  public List<RetentionRisk> of(RunProgress progress, Instant now)
      throws ExecutionException, InterruptedException {
    List<RetentionRisk> risks = new ArrayList<>();
    for (Map.Entry<Stage, TopicLog> reader : progress.logs().entrySet()) {
      TopicLog log = reader.getValue();
      if (log.left() > 0 && progress.lag(reader.getKey()) > 0) {
        Optional<Duration> kept = retention(log.topic());
        if (kept.isPresent() && isLate(log, now.minus(kept.get().dividedBy(2)))) {
          risks.add(new RetentionRisk(reader.getKey(), log.topic(), kept.get()));
        }
      }
    }
    return risks;
  }

  /** How long a topic keeps messages; empty when for ever. */
  private Optional<Duration> retention(String topic)
      throws ExecutionException, InterruptedException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
    long millis = Long.parseLong(config.get(TopicConfig.RETENTION_MS_CONFIG).value());
    return millis < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
  }

  private boolean isLate(TopicLog log, Instant since)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    log.spans()
        .forEach(
            (partition, span) -> {
              if (span.left() > 0) {
                wanted.put(
                    new TopicPartition(log.topic(), partition),
                    OffsetSpec.forTimestamp(since.toEpochMilli()));
              }
            });
    for (var first : admin.listOffsets(wanted).all().get().entrySet()) {
      LogSpan span = log.spans().get(first.getKey().partition());
      long offset = first.getValue().offset();
      // Where no message is younger than that, all are older.
      long young = offset < 0 ? span.end() : offset;
      if (Math.max(span.position(), span.start()) < young) {
        return true;
      }
    }
    return false;
  }
}
