package dev.millrace.crds.plan;

import dev.millrace.contract.Problems;
import dev.millrace.crds.api.Rules;
import java.util.regex.Pattern;

/** Paths that mean the same to whoever reads them. */
final class PathRules {
  private static final Pattern OF_A_SHELL = Pattern.compile("^~|[$][A-Za-z_{]");

  private PathRules() {}

  /** Notes what only a shell would replace. */
  static void check(String field, String path, Problems problems) {
    problems.require(
        path == null || !OF_A_SHELL.matcher(path).find(), field, path, Rules.PATH_AS_IT_STANDS);
  }
}
