package dev.millrace.local.command;

import dev.millrace.local.input.RunInput;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every subcommand needs: the file, and where runs keep their data. */
final class FileArguments {
  @Parameters(paramLabel = "FILE", description = "YAML or JSON with one PipelineRun.")
  private Path file;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      defaultValue = ".millrace",
      description =
          "Where runs keep what they need to go on, a folder each (default: ${DEFAULT-VALUE}).")
  private Path dataDirectory;

  /** The run that the file asks for. */
  RunInput read() {
    return RunInput.read(file, Path.of("").toAbsolutePath());
  }

  /** Below it every run has a folder. */
  Path dataDirectory() {
    return dataDirectory.toAbsolutePath().normalize();
  }
}
