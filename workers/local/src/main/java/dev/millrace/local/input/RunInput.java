package dev.millrace.local.input;

import dev.millrace.contract.InvalidInputException;
import dev.millrace.crds.check.RunDraft;
import dev.millrace.crds.check.RunFile;
import dev.millrace.crds.plan.ClusterOnly;
import dev.millrace.crds.plan.PipelinePlan;
import dev.millrace.crds.plan.PlanInputs;
import dev.millrace.local.folder.IoReasons;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A run that a user asked for.
 *
 * @param plan what it takes
 * @param ignored fields of the file that mean something only in a cluster
 */
public record RunInput(PipelinePlan plan, List<String> ignored) {
  private static final long MAX_FILE_BYTES = 1 << 20;

  /** Takes a copy of the list. */
  public RunInput {
    ignored = List.copyOf(ignored);
  }

  /**
   * Reads, checks and plans.
   *
   * @param file YAML or JSON with one PipelineRun
   * @param folder where relative paths of the run start
   * @throws InvalidInputException with everything that is wrong
   */
  public static RunInput read(Path file, Path folder) {
    RunDraft draft = RunFile.draft(text(file));
    PlanInputs inputs = PlanInputs.local(folder);
    PipelinePlan plan = PipelinePlan.of(draft, inputs);
    return new RunInput(plan, ClusterOnly.fieldsIn(draft.run(), inputs));
  }

  /** Name of the run. */
  public String name() {
    return plan.names().run();
  }

  private static String text(Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw new InvalidInputException("cannot read " + file + ": it is a folder");
      }
      if (Files.size(file) > MAX_FILE_BYTES) {
        throw new InvalidInputException(
            "cannot read " + file + ": it is larger than 1 MiB, so it is not a PipelineRun");
      }
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new InvalidInputException("cannot read " + file + ": it is not UTF-8 text");
    } catch (IOException e) {
      throw new InvalidInputException("cannot read " + file + ": " + IoReasons.sentence(e));
    }
  }
}
