package dev.millrace.local.run;

import dev.millrace.connector.lanes.Source;
import dev.millrace.connector.registry.Connectors;
import dev.millrace.contract.config.KafkaConnection;
import dev.millrace.contract.config.ProducerConfig;
import dev.millrace.crds.plan.PipelinePlan;
import dev.millrace.local.folder.RunFolder;
import dev.millrace.local.input.SourceFile;
import dev.millrace.local.output.RunOutput;
import dev.millrace.runtime.run.StopSignal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The one source of all producers of a run in this process. For one thread, but {@link #get}. */
final class LocalSource {
  /** A source is made without Kafka. */
  private static final KafkaConnection NO_KAFKA_YET = new KafkaConnection("unknown:0", Map.of());

  private final ProducerConfig config;
  private final Optional<SourceFile> file;
  private final boolean copyFirst;
  private volatile CompletableFuture<Source> made = new CompletableFuture<>();
  private Map<String, String> begun = Map.of();

  private LocalSource(ProducerConfig config, Optional<SourceFile> file, boolean copyFirst) {
    this.config = config;
    this.file = file;
    this.copyFirst = copyFirst;
  }

  /**
   * The source of a plan. A file is looked at; tweets' pools, whose making takes a while, are
   * begun.
   *
   * @param fresh whether an earlier copy of a pipe is made anew
   * @throws dev.millrace.contract.InvalidInputException when a file cannot be replayed
   */
  static LocalSource of(PipelinePlan plan, RunFolder folder, boolean fresh) {
    ProducerConfig config = plan.producer().config(NO_KAFKA_YET, "none");
    Optional<SourceFile> file =
        fresh
            ? SourceFile.first(config.source(), folder.input())
            : SourceFile.of(config.source(), folder.input());
    boolean copyFirst =
        file.filter(found -> found.mustCopy() || (fresh && found.isCopy())).isPresent();
    LocalSource source = new LocalSource(config, file, copyFirst);
    if (file.isEmpty()) {
      source.made = CompletableFuture.supplyAsync(() -> Connectors.all().source(config));
    } else if (!copyFirst) {
      source.make(file.get());
    }
    return source;
  }

  /**
   * Lets a run go on only with what it began with.
   *
   * @param identity of the source then
   * @throws dev.millrace.contract.InvalidInputException when it is another one now
   */
  void requireSame(Map<String, String> identity) {
    begun = identity;
    if (!copyFirst) {
      file.ifPresent(this::make);
    }
  }

  /**
   * Copies a pipe that is not copied yet.
   *
   * @return false when asked to stop before all of it was there
   */
  boolean prepare(RunOutput output, StopSignal stop) {
    if (!copyFirst) {
      return true;
    }
    SourceFile pipe = file.orElseThrow();
    output.say(
        String.format(
            Locale.ROOT,
            "copying what comes out of %s to %s, so that it can be read again",
            pipe.named(),
            pipe.read()));
    boolean copied = new PipeCopy(pipe, config.messages().orElse(Long.MAX_VALUE)).make(stop);
    if (copied) {
      make(pipe);
    }
    return copied;
  }

  /** The source, as soon as it is made. */
  Source get() {
    try {
      return made.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** What tells a file from others; empty for what is generated. */
  Map<String, String> identity() {
    return file.isEmpty() ? Map.of() : get().identity();
  }

  /** What the user should know when the run has ended. */
  Optional<String> remark() {
    return file.isEmpty() ? Optional.empty() : get().remark();
  }

  private void make(SourceFile found) {
    Source source =
        SourceFile.accepted(
            config.source(),
            () -> Connectors.all().source(config.readFrom(found.read())).asBegun(begun));
    made = CompletableFuture.completedFuture(source);
  }
}
