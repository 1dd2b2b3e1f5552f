package dev.millrace.local.command;

import dev.millrace.local.input.PathNames;
import dev.millrace.local.output.ExitCode;
import dev.millrace.local.terminal.TerminalFeatures;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command itself; all work is in its subcommands. */
@Command(
    name = "millrace",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Runs PipelineRun files on this machine: exactly once, without a cluster.",
    footer = {
      "",
      "Examples:",
      "  millrace run k8s-examples/tweets-to-duckdb.yaml",
      "  millrace plan k8s-examples/tweets-to-duckdb.yaml",
      "  source <(millrace completion bash)"
    },
    subcommands = {
      RunCommand.class,
      PlanCommand.class,
      VerifyCommand.class,
      TopicsCommand.class,
      CompletionCommand.class,
      CommandLine.HelpCommand.class
    })
public final class MillraceCommand implements Runnable {
  @Spec private CommandSpec spec;

  /**
   * Runs a command line.
   *
   * @return the exit code, one of {@link ExitCode}
   */
  public static int execute(String[] arguments, PrintWriter out, PrintWriter err) {
    Optional<String> lost =
        Stream.concat(Stream.of(System.getProperty("user.dir")), Arrays.stream(arguments))
            .flatMap(name -> PathNames.problemOf(name).stream())
            .findFirst();
    if (lost.isPresent()) {
      err.println("millrace: " + lost.get());
      err.flush();
      return ExitCode.INPUT.code();
    }
    CommandLine line = new CommandLine(new MillraceCommand());
    line.setOut(out);
    line.setErr(err);
    line.setExecutionExceptionHandler(new Failures());
    line.setParameterExceptionHandler(new BadUsage());
    line.setExecutionStrategy(MillraceCommand::run);
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            TerminalFeatures.here().colours()
                ? CommandLine.Help.Ansi.AUTO
                : CommandLine.Help.Ansi.OFF));
    line.getSubcommands().values().forEach(MillraceCommand::listExitCodes);
    listExitCodes(line);
    return line.execute(arguments);
  }

  @Override
  public void run() {
    String known =
        spec.subcommands().values().stream()
            .map(c -> c.getCommandName())
            .collect(Collectors.joining(", "));
    throw new ParameterException(spec.commandLine(), "Missing required subcommand: " + known);
  }

  /**
   * Help is for commands that there are: picocli gives it also where something was not understood.
   */
  private static int run(ParseResult parsed) {
    for (ParseResult part = parsed; part != null; part = part.subcommand()) {
      if (!part.unmatched().isEmpty()) {
        throw new UnmatchedArgumentException(part.commandSpec().commandLine(), part.unmatched());
      }
    }
    return new RunLast().execute(parsed);
  }

  private static void listExitCodes(CommandLine command) {
    Map<String, String> codes = new LinkedHashMap<>();
    for (ExitCode code : ExitCode.values()) {
      codes.put(String.format(Locale.ROOT, "%5d", code.code()), code.meaning());
    }
    command
        .getCommandSpec()
        .usageMessage()
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(codes);
  }
}
