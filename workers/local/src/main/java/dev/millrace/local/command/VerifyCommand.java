package dev.millrace.local.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.connector.reader.RunWarehouse;
import dev.millrace.local.output.CheckFormatter;
import dev.millrace.local.output.ExitCode;
import dev.millrace.local.output.JsonLines;
import dev.millrace.local.output.QuietOutput;
import dev.millrace.local.report.Check;
import dev.millrace.local.run.OpenRun;
import dev.millrace.local.verify.RunWarehouses;
import dev.millrace.local.verify.Verification;
import dev.millrace.local.view.NumberFormatter;
import dev.millrace.runtime.progress.RunProgress;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks a run that has stopped. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Checks a run that has stopped or ended: what the stages counted against each other and"
          + " against the warehouse, distinct ids against rows, and, of generated tweets, some"
          + " messages computed anew from seed and id against their rows, column by column."
          + " Changes nothing.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  millrace verify tweets.yaml",
      "  millrace verify --sample 100000 --json tweets.yaml"
    })
final class VerifyCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Mixin private FileArguments arguments;

  @Option(
      names = "--sample",
      paramLabel = "N",
      defaultValue = "1000",
      description = "How many messages to compute anew; 0 for none (default: ${DEFAULT-VALUE}).")
  private int sample;

  @Option(
      names = "--json",
      description =
          "Prints one JSON object: run, complete, verified, produced, written, dead, checks[]:"
              + " result (passed, failed, skipped), finding.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Checked.atLeast(spec, "--sample", sample, 0);
    QuietOutput quiet = new QuietOutput(spec.commandLine().getErr());
    try (OpenRun run = OpenRun.open(arguments.read(), arguments.dataDirectory(), quiet)) {
      RunProgress progress = run.progress();
      RunWarehouse warehouse = RunWarehouses.of(run.input().plan());
      Verification verification = new Verification(run.input().plan(), warehouse);
      List<Check> checks = new ArrayList<>();
      if (run.input().plan().finite() && !progress.completed()) {
        checks.add(
            new Check(
                Check.Result.FAILED, "the run is not complete; millrace run goes on with it"));
      }
      checks.addAll(verification.counts(progress));
      if (sample > 0) {
        checks.addAll(verification.sample(progress, sample));
      }
      print(run.input().name(), progress, checks);
      return (Verification.passed(checks) ? ExitCode.OK : ExitCode.NOT_VERIFIED).code();
    }
  }

  private void print(String name, RunProgress progress, List<Check> checks) {
    PrintWriter out = spec.commandLine().getOut();
    boolean verified = Verification.passed(checks);
    if (json) {
      ObjectNode root = JSON.createObjectNode();
      root.put("run", name);
      root.put("complete", progress.completed());
      root.put("verified", verified);
      root.put("produced", progress.produced());
      root.put("written", progress.written());
      root.put("dead", progress.dead());
      root.set("checks", JsonLines.checks(checks));
      out.println(root.toPrettyString());
    } else {
      CheckFormatter.lines(checks).forEach(out::println);
      out.println(
          String.format(
              Locale.ROOT,
              "%s: %s produced, %s written, %s dead letters",
              verified ? "Verified" : "NOT verified",
              NumberFormatter.count(progress.produced()),
              NumberFormatter.count(progress.written()),
              NumberFormatter.count(progress.dead())));
    }
    out.flush();
  }
}
