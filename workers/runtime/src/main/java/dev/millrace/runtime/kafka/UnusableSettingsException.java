package dev.millrace.runtime.kafka;

import dev.millrace.runtime.run.FatalStageException;
import org.apache.kafka.common.KafkaException;

/**
 * There can be no Kafka client with these settings: a certificate that is none, a cipher or
 * mechanism that nobody knows. The message has no secrets: Kafka's own of settings that are secret
 * do not show them.
 */
public final class UnusableSettingsException extends FatalStageException {
  private static final long serialVersionUID = 1L;

  UnusableSettingsException(KafkaException failure) {
    super("no Kafka client can be made with these settings: " + innermost(failure), failure);
  }

  /** Kafka wraps what is wrong into what it was about to do, several times. */
  private static String innermost(Throwable failure) {
    String sentence = KafkaFailures.sentence(failure);
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      if (cause.getMessage() != null && !cause.getMessage().isBlank()) {
        sentence = cause.getMessage();
      }
    }
    return sentence;
  }
}
