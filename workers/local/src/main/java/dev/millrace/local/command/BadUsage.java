package dev.millrace.local.command;

import dev.millrace.local.output.ExitCode;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A command line that cannot be understood: one sentence and where to read more. */
final class BadUsage implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("millrace: " + sentence(e));
    UnmatchedArgumentException.printSuggestions(e, err);
    err.println("Try " + command.getCommandSpec().qualifiedName() + " --help");
    err.flush();
    return ExitCode.INPUT.code();
  }

  private static String sentence(ParameterException e) {
    CommandSpec spec = e.getCommandLine().getCommandSpec();
    return e instanceof UnmatchedArgumentException unmatched
            && spec.parent() == null
            && !unmatched.getUnmatched().get(0).startsWith("-")
        ? "unknown command " + unmatched.getUnmatched().get(0) + "; commands are " + names(spec)
        : e.getMessage();
  }

  private static String names(CommandSpec spec) {
    return String.join(", ", spec.subcommands().keySet());
  }
}
