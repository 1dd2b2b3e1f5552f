package dev.millrace.local.command;

import picocli.CommandLine.IVersionProvider;

/** What this is and what it runs on. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String java = Runtime.version() + " (" + System.getProperty("java.vendor") + ")";
    return new String[] {"millrace " + number(), "Java " + java};
  }

  /** The version in the jar; classes that are not in a jar have none. */
  static String number() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }
}
