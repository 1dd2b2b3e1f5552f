package dev.millrace.connector.spec;

import dev.millrace.contract.Problems;
import java.util.Locale;

/**
 * Rules that the specs of several connectors have. The CRD's CEL rules and the plan use the same
 * words, so it does not matter who looks first.
 */
public final class SpecRules {
  /** A path with what only a shell would replace. */
  public static final String PATH_AS_IT_STANDS =
      "the path is taken as it stands, nothing in it is expanded: write out what ~ or $NAME means";

  /** {@link #PATH_AS_IT_STANDS} for the field {@code path}. */
  public static final String PATH_RULE =
      "!self.path.startsWith('~') && !self.path.matches('[$][A-Za-z_{]')";

  /** A table that the sink makes for itself. */
  public static final String TABLE_RESERVED =
      "table names that begin with millrace_ are millrace's own: it keeps its offsets in such a"
          + " table";

  /** {@link #TABLE_RESERVED} for the field {@code table}. */
  public static final String TABLE_RULE = "!self.table.matches('^(?i)millrace_')";

  /** Another warehouse than before. */
  public static final String WAREHOUSE_FIXED =
      "the warehouse cannot be changed: make another PipelineRun";

  /** What names of tables begin with that a sink makes for itself. */
  private static final String OUR_TABLES = "millrace_";

  private SpecRules() {}

  /**
   * Notes a table that is the sink's own.
   *
   * @param field path of the field
   */
  public static void checkTable(String field, String table, Problems problems) {
    problems.require(
        table == null || !table.toLowerCase(Locale.ROOT).startsWith(OUR_TABLES),
        field,
        table,
        TABLE_RESERVED);
  }
}
