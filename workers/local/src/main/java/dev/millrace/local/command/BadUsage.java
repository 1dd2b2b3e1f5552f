package dev.millrace.local.command;

import dev.millrace.local.output.ExitCode;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A command line that can not be understood: one sentence and where to read more. */
final class BadUsage implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("millrace: " + e.getMessage());
    UnmatchedArgumentException.printSuggestions(e, err);
    err.println("Try " + command.getCommandSpec().qualifiedName() + " --help");
    err.flush();
    return ExitCode.INPUT.code();
  }
}
