package dev.millrace.local.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory this process has. */
public final class Memory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final long KIB = 1024;

  private Memory() {}

  /** Resident now, in bytes; 0 where the system does not tell. */
  static long resident() {
    return field("VmRSS:");
  }

  /** Most that was ever resident, in bytes; 0 where the system does not tell. */
  public static long peak() {
    return field("VmHWM:");
  }

  private static long field(String name) {
    if (!Files.isReadable(STATUS)) {
      return 0;
    }
    try {
      for (String line : Files.readAllLines(STATUS)) {
        if (line.startsWith(name)) {
          return Long.parseLong(line.replaceAll("\\D", "")) * KIB;
        }
      }
      return 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
