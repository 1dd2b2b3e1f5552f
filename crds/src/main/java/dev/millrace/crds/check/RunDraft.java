package dev.millrace.crds.check;

import dev.millrace.contract.InvalidInputException;
import dev.millrace.crds.api.PipelineRun;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A run as far as it could be read: with the defaults of its schema, without the fields that are
 * wrong. So those who look further find everything else that is wrong, and all of it is one list.
 */
public final class RunDraft {
  private final PipelineRun run;
  private final List<String> problems;
  private final UnaryOperator<String> located;

  /**
   * A draft.
   *
   * @param problems found so far, each beginning with the path of its field
   * @param located puts the place of its field before a problem, where the run comes from a text
   */
  RunDraft(PipelineRun run, List<String> problems, UnaryOperator<String> located) {
    this.run = run;
    this.problems = List.copyOf(problems);
    this.located = located;
  }

  /** The run. Where problems were found, any field can be missing, also one that has a default. */
  public PipelineRun run() {
    return run;
  }

  /**
   * Ends the looking.
   *
   * @param more what else was found; what only follows from a problem in the same field or below is
   *     left out
   * @throws InvalidInputException with everything that is wrong, if anything is
   */
  public void refuse(List<String> more) {
    List<String> all = new ArrayList<>(problems);
    more.stream().filter(problem -> !followsFrom(problem)).forEach(all::add);
    if (!all.isEmpty()) {
      throw new InvalidInputException(all.stream().map(located).toList());
    }
  }

  private boolean followsFrom(String problem) {
    String path = path(problem);
    return problems.stream()
        .map(RunDraft::path)
        .anyMatch(
            known ->
                known.equals(path) || known.startsWith(path + ".") || known.startsWith(path + "["));
  }

  private static String path(String problem) {
    int end = problem.indexOf(": ");
    return end < 0 ? problem : problem.substring(0, end);
  }
}
