package dev.millrace.runtime.kafka;

import dev.millrace.runtime.run.FatalStageException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** Which failures of Kafka pass by themselves. Decided by class, never by text. */
public final class KafkaFailures {
  private KafkaFailures() {}

  /**
   * Whether only a person can help: rights, credentials, settings, a broker too old, another
   * process under this instance's name.
   */
  public static boolean isFatal(Throwable failure) {
    Throwable cause = unwrap(failure);
    return cause instanceof FatalStageException
        || cause instanceof AuthenticationException
        || cause instanceof AuthorizationException
        || cause instanceof UnsupportedVersionException
        || cause instanceof ConfigException
        || cause instanceof FencedInstanceIdException
        || cause instanceof Error;
  }

  /** Throws when {@link #isFatal}. */
  public static void throwIfFatal(String doing, Throwable failure) {
    if (unwrap(failure) instanceof FatalStageException fatal) {
      throw fatal;
    }
    if (unwrap(failure) instanceof Error error) {
      throw error;
    }
    if (isFatal(failure)) {
      throw new FatalStageException(doing + ": " + sentence(failure), unwrap(failure));
    }
  }

  /** The failure for people: its message, or its class where it has none. */
  public static String sentence(Throwable failure) {
    Throwable cause = unwrap(failure);
    String message = cause.getMessage();
    return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
  }

  /** The failure itself, without the wrapping of futures. */
  public static Throwable unwrap(Throwable failure) {
    Throwable cause = failure;
    while ((cause instanceof ExecutionException || cause instanceof CompletionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
