package dev.millrace.local.command;

import dev.millrace.local.engine.RunFailedException;
import dev.millrace.local.output.ExitCode;
import dev.millrace.local.output.QuietOutput;
import dev.millrace.local.run.DeadLetterBoxes;
import dev.millrace.local.run.OpenRun;
import dev.millrace.local.topics.DeadLetterBox;
import dev.millrace.local.topics.PartitionState;
import dev.millrace.local.topics.TopicReader;
import dev.millrace.local.topics.TopicsJson;
import dev.millrace.local.topics.TopicsText;
import dev.millrace.runtime.kafka.KafkaFailures;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what lies in a run's topics. */
@Command(
    name = "topics",
    mixinStandardHelpOptions = true,
    description = {
      "Shows partitions, offsets and totals of the topics of a run that has stopped or ended, and"
          + " its dead letters by reason. Offsets are not counts: transaction markers take offsets"
          + " too.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  millrace topics tweets.yaml",
      "  millrace topics --dead-letters 10 tweets.yaml"
    })
final class TopicsCommand implements Callable<Integer> {
  @Mixin private FileArguments arguments;

  @Option(
      names = "--dead-letters",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Shows the first N dead letters with their headers (default: ${DEFAULT-VALUE}).")
  private int deadLetters;

  @Option(names = "--json", description = "Prints one JSON object.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Checked.atLeast(spec, "--dead-letters", deadLetters, 0);
    PrintWriter out = spec.commandLine().getOut();
    try (OpenRun run =
        OpenRun.open(
            arguments.read(),
            arguments.dataDirectory(),
            new QuietOutput(spec.commandLine().getErr()))) {
      List<PartitionState> partitions = new TopicReader(run.admin(), run.input().plan()).read();
      DeadLetterBox dead =
          DeadLetterBoxes.read(run.clients(), run.input().plan().names(), deadLetters);
      if (json) {
        out.println(TopicsJson.of(partitions, dead));
      } else {
        TopicsText.of(partitions, dead).forEach(out::println);
      }
      out.flush();
      return ExitCode.OK.code();
    } catch (ExecutionException e) {
      throw new RunFailedException("cannot read topics: " + KafkaFailures.sentence(e), e);
    }
  }
}
