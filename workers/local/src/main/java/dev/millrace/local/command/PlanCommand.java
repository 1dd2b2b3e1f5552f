package dev.millrace.local.command;

import dev.millrace.contract.config.SourceConfig;
import dev.millrace.local.folder.RunFolder;
import dev.millrace.local.input.RunInput;
import dev.millrace.local.input.SourceFile;
import dev.millrace.local.output.ExitCode;
import dev.millrace.local.plan.PlanJson;
import dev.millrace.local.plan.PlanText;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what a run would make. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = "Shows what a run of FILE would make: topics, stages, table. Makes nothing.",
    footer = {
      "",
      "Examples:",
      "  millrace plan tweets.yaml",
      "  millrace plan --output json tweets.yaml"
    })
final class PlanCommand implements Callable<Integer> {
  /** How to show it. */
  enum Format {
    text,
    json
  }

  @Mixin private FileArguments arguments;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Format format;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    RunInput input = arguments.read();
    RunFolder folder = RunFolder.of(arguments.dataDirectory(), input.name());
    SourceConfig source = input.plan().producer().source();
    SourceFile.of(source, folder.input()).ifPresent(file -> file.check(source));
    PrintWriter out = spec.commandLine().getOut();
    switch (format) {
      case json -> out.println(PlanJson.of(input));
      case text -> PlanText.of(input, folder.kafka()).forEach(out::println);
    }
    out.flush();
    return ExitCode.OK.code();
  }
}
