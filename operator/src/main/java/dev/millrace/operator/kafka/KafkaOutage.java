package dev.millrace.operator.kafka;

import dev.millrace.contract.config.KafkaConnection;
import dev.millrace.runtime.kafka.KafkaFailures;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;

/** Why Kafka did not do what was asked: its address, the innermost cause, and what helps. */
final class KafkaOutage {
  private KafkaOutage() {}

  static String sentence(KafkaConnection kafka, Throwable failure) {
    Throwable cause = innermost(failure);
    String said = KafkaFailures.sentence(cause);
    String what = "Kafka at " + kafka.bootstrapServers() + " ";
    if (cause instanceof SslAuthenticationException) {
      return what + "is not trusted or wants another certificate: " + said + "; see spec.kafka.tls";
    }
    if (cause instanceof AuthenticationException) {
      return what + "refuses the log-in: " + said + "; see spec.kafka.sasl and its Secret";
    }
    if (cause instanceof AuthorizationException) {
      return what + "does not permit it: " + said + "; give the run's Kafka user the right";
    }
    if (cause instanceof ConfigException) {
      return what + "cannot be asked: " + said + "; see the addresses and spec.kafka.config";
    }
    if (cause instanceof TimeoutException) {
      return what
          + "does not answer: "
          + said
          + "; see host and port, whether its brokers run, and the network policies between";
    }
    return what + "fails: " + said;
  }

  /** A client that could not be made hides the cause; of a time-out the outer words say more. */
  private static Throwable innermost(Throwable failure) {
    Throwable cause = KafkaFailures.unwrap(failure);
    while (cause.getCause() != null && !(cause instanceof TimeoutException)) {
      cause = cause.getCause();
    }
    return cause;
  }
}
