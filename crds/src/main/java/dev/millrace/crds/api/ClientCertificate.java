package dev.millrace.crds.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.millrace.connector.spec.ApiRecord;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/**
 * A certificate and its private key in a Secret, both PEM.
 *
 * @param name of the Secret
 * @param certificate key of the certificate's entry
 * @param key key of the private key's entry, unencrypted PKCS #8
 */
@ApiRecord
public record ClientCertificate(
    @Required
        @Pattern("^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$")
        @Size(min = 1, max = 253)
        @JsonPropertyDescription("Name of a Secret in this namespace.")
        String name,
    @Default("tls.crt")
        @Pattern("^[-._a-zA-Z0-9]+$")
        @Size(min = 1, max = 253)
        @JsonPropertyDescription(
            "Entry with the certificate, PEM; user.crt in a Strimzi user's Secret.")
        String certificate,
    @Default("tls.key")
        @Pattern("^[-._a-zA-Z0-9]+$")
        @Size(min = 1, max = 253)
        @JsonPropertyDescription(
            "Entry with the private key, PEM (PKCS #8, unencrypted); user.key in a Strimzi user's"
                + " Secret.")
        String key) {}
