package dev.millrace.crds.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.millrace.connector.spec.ApiRecord;
import dev.millrace.connector.spec.SecretKey;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/**
 * An encrypted connection. Empty means: trust the public authorities, and of a Strimzi cluster its
 * own.
 *
 * @param trustedCertificates authorities to trust instead, PEM
 * @param clientCertificate what to show the broker
 */
@ApiRecord
public record KafkaTls(
    @Size(min = 1, max = 20)
        @JsonPropertyDescription("Certificates of the authorities to trust, PEM.")
        List<SecretKey> trustedCertificates,
    @JsonPropertyDescription("The certificate shown to the broker, where it asks for one.")
        ClientCertificate clientCertificate) {}
