package dev.millrace.local.command;

import dev.millrace.local.output.RunOutput;
import dev.millrace.local.run.LocalRun;
import dev.millrace.local.run.RunOptions;
import dev.millrace.local.run.StopByUser;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a file. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Runs FILE to its end, or until Ctrl-C. Run again, it goes on from where it was.",
      "",
      "Kafka runs in this process unless the file names bootstrapServers. Fields that mean"
          + " something only in a cluster are named and ignored. Relative paths in the file start"
          + " at the working directory.",
      "",
      "Ctrl-C once lets the workers finish what they hold; twice stops at once. Either way the"
          + " same command goes on from the last commit.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  millrace run tweets.yaml",
      "  millrace run --fresh --report out.html tweets.yaml",
      "  millrace run --json tweets.yaml | jq 'select(.written).written'"
    })
final class RunCommand implements Callable<Integer> {
  @Mixin private FileArguments arguments;
  @Mixin private OutputOptions output;

  @Option(
      names = "--fresh",
      description =
          "Starts over: removes what the run keeps and the rows it wrote. Refused when the table"
              + " has rows that the run did not write.")
  private boolean fresh;

  @Option(
      names = "--report",
      paramLabel = "HTML",
      description = "Writes a report of the run to this file when it ends.")
  private Path report;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    RunOutput told = output.choose(spec.commandLine().getOut(), spec.commandLine().getErr());
    RunOptions options =
        new RunOptions(
            arguments.dataDirectory(), fresh, Optional.ofNullable(report), Version.number());
    try (StopByUser stop = StopByUser.watch(spec.commandLine().getErr())) {
      return new LocalRun(arguments.read(), options, told, stop.signal(), Clock.systemUTC())
          .run()
          .code();
    }
  }
}
