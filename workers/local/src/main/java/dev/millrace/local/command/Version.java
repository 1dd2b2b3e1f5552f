package dev.millrace.local.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What this is and what it runs on. */
final class Version implements IVersionProvider {
  private static final String BUILD = "build.properties";

  @Override
  public String[] getVersion() {
    String java = Runtime.version() + " (" + System.getProperty("java.vendor") + ")";
    String commit = commit();
    String built = commit.isEmpty() ? "" : " (commit " + commit + ")";
    return new String[] {"millrace " + number() + built, "Java " + java};
  }

  /** The version in the jar; classes that are not in a jar have none. */
  static String number() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }

  /** The commit it was built from; empty where the build was not made in a Git checkout. */
  private static String commit() {
    try (InputStream build = Version.class.getResourceAsStream(BUILD)) {
      Properties properties = new Properties();
      properties.load(build);
      return properties.getProperty("commit", "");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + BUILD, e);
    }
  }
}
