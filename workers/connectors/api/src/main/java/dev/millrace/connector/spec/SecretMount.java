package dev.millrace.connector.spec;

import java.nio.file.Path;

/**
 * A Secret that must be mounted, read-only, every entry a file.
 *
 * @param secret name of the Secret in the run's namespace
 * @param folder where in the container
 */
public record SecretMount(String secret, Path folder) {
  /** Below this folder all Secrets are mounted. */
  public static final Path ROOT = Path.of("/etc/millrace/secrets");

  /** The one place where a Secret is mounted. */
  public static SecretMount of(String secret) {
    return new SecretMount(secret, ROOT.resolve(secret));
  }

  /** The file that holds an entry. */
  public Path file(String key) {
    return folder.resolve(key);
  }
}
