package dev.millrace.crds.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.millrace.connector.spec.ApiRecord;
import dev.millrace.connector.spec.SecretKey;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/**
 * Log-in with a name and a password.
 *
 * @param mechanism how the password is proved
 * @param username as Kafka knows it
 * @param passwordSecret where the password is
 */
@ApiRecord
public record KafkaSasl(
    @Required @JsonPropertyDescription("How the password is proved.") SaslMechanism mechanism,
    @Required
        @Pattern("^[^\"\\\\\\s]+$")
        @Size(min = 1, max = 253)
        @JsonPropertyDescription("Name of the user in Kafka; no quotes, backslashes or spaces.")
        String username,
    @Required
        @JsonPropertyDescription("The Secret's entry that holds the password, to the last byte.")
        SecretKey passwordSecret) {}
