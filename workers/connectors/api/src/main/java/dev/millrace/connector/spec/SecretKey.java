package dev.millrace.connector.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/**
 * One entry of a Secret in the run's namespace.
 *
 * @param name of the Secret
 * @param key of the entry
 */
@ApiRecord
public record SecretKey(
    @Required
        @Pattern("^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$")
        @Size(min = 1, max = 253)
        @JsonPropertyDescription("Name of a Secret in this namespace.")
        String name,
    @Required
        @Pattern("^[-._a-zA-Z0-9]+$")
        @Size(min = 1, max = 253)
        @JsonPropertyDescription("Key of the entry in the Secret.")
        String key) {}
