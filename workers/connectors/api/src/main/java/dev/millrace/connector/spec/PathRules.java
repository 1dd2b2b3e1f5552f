package dev.millrace.connector.spec;

import dev.millrace.contract.Problems;
import java.util.regex.Pattern;

/** Paths that mean the same to whoever reads them. */
public final class PathRules {
  private static final Pattern OF_A_SHELL = Pattern.compile("^~|[$][A-Za-z_{]");

  private PathRules() {}

  /** Notes what only a shell would replace. */
  public static void check(String field, String path, Problems problems) {
    problems.require(
        path == null || !OF_A_SHELL.matcher(path).find(), field, path, SpecRules.PATH_AS_IT_STANDS);
  }
}
