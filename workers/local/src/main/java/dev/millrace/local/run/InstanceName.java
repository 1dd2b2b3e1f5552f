package dev.millrace.local.run;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Makes the part of workers' names that tells this machine's workers from those of others. */
final class InstanceName {
  private static final int BYTES = 3;

  private InstanceName() {}

  /** A name nobody else is likely to have. */
  static String random() {
    byte[] bytes = new byte[BYTES];
    ThreadLocalRandom.current().nextBytes(bytes);
    return "local-" + HexFormat.of().formatHex(bytes);
  }
}
