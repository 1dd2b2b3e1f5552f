package dev.millrace.crds.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a password is proved to Kafka. */
public enum SaslMechanism {
  /** Salted challenge and response with SHA-512. */
  @JsonProperty("SCRAM-SHA-512")
  SCRAM_SHA_512("SCRAM-SHA-512", "org.apache.kafka.common.security.scram.ScramLoginModule"),
  /** Salted challenge and response with SHA-256. */
  @JsonProperty("SCRAM-SHA-256")
  SCRAM_SHA_256("SCRAM-SHA-256", "org.apache.kafka.common.security.scram.ScramLoginModule"),
  /** The password itself: only over TLS. */
  @JsonProperty("PLAIN")
  PLAIN("PLAIN", "org.apache.kafka.common.security.plain.PlainLoginModule");

  private final String kafkaName;
  private final String loginModule;

  SaslMechanism(String kafkaName, String loginModule) {
    this.kafkaName = kafkaName;
    this.loginModule = loginModule;
  }

  /** Kafka's name for it, for {@code sasl.mechanism}. */
  public String kafkaName() {
    return kafkaName;
  }

  /** Class that Kafka's clients log in with. */
  public String loginModule() {
    return loginModule;
  }
}
