package dev.millrace.connector.bigquery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;

/** Makes a key file of a service account that nobody has, with a key of its own. */
final class ServiceAccountKey {
  private static final int BITS = 2_048;

  private ServiceAccountKey() {}

  static Path write(Path file, String tokenUri) throws IOException {
    String json =
        """
        {"type": "service_account", "project_id": "test-project", "private_key_id": "1",
         "private_key": "-----BEGIN PRIVATE KEY-----\\n%s\\n-----END PRIVATE KEY-----\\n",
         "client_email": "sink@test-project.example", "client_id": "1", "token_uri": "%s"}
        """;
    return Files.writeString(file, String.format(Locale.ROOT, json, privateKey(), tokenUri));
  }

  private static String privateKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
      return Base64.getEncoder().encodeToString(key);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has RSA", e);
    }
  }
}
