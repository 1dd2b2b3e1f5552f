package dev.millrace.local.command;

import dev.millrace.connector.reader.WarehouseUnreadableException;
import dev.millrace.contract.InvalidInputException;
import dev.millrace.local.engine.RunFailedException;
import dev.millrace.local.input.PathNames;
import dev.millrace.local.output.ExitCode;
import dev.millrace.runtime.kafka.UnusableSettingsException;
import java.io.PrintWriter;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** What failed, said once, and the exit code for it. */
final class Failures implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    LoggerFactory.getLogger(Failures.class).error("failed", e);
    try {
      if (e instanceof InvalidInputException invalid) {
        invalid.problems().forEach(problem -> err.println("millrace: " + problem));
        return ExitCode.INPUT.code();
      }
      Optional<String> path = PathNames.sentence(e);
      if (path.isPresent()) {
        err.println("millrace: " + path.get());
        return ExitCode.INPUT.code();
      }
      if (e instanceof UnusableSettingsException) {
        err.println("millrace: spec.kafka: " + e.getMessage());
        return ExitCode.INPUT.code();
      }
      boolean expected =
          e instanceof RunFailedException || e instanceof WarehouseUnreadableException;
      err.println("millrace: " + (expected ? e.getMessage() : "unexpected: " + e));
      return ExitCode.FAILED.code();
    } finally {
      err.flush();
    }
  }
}
