package dev.millrace.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillIT {
  private static final int MESSAGES = 60_000;
  private static final int KILLS = 4;
  private static final Duration LIMIT = Duration.ofSeconds(120);

  @TempDir Path folder;

  @Test
  void killedAgainAndAgainTheRunEndsExact() throws Exception {
    RunFiles files = new RunFiles(folder);
    Path file =
        files.tweets(
            "killed", 7, "messages: " + MESSAGES + "\n  ratePerSecond: 8000", "cluster: c");
    Path output = folder.resolve("output.txt");
    Path history = folder.resolve("data/killed/history.ndjson");
    Random moments = new Random(11);
    for (int i = 0; i < KILLS; i++) {
      long before = Files.exists(history) ? Files.size(history) : 0;
      try (ChildProcess run = start(output, "run", "--plain", file)) {
        // At work again: it notes its progress. Then any moment will do.
        await().atMost(LIMIT).until(() -> Files.exists(history) && Files.size(history) > before);
        Thread.sleep(moments.nextInt(2_000));
        run.kill();
      }
    }
    try (ChildProcess last = start(output, "run", "--plain", file)) {
      assertThat(last.exitCode()).as(last.said()).isZero();
      assertThat(last.said()).contains("Completed and Verified: 60,000 produced, 60,000 written");
    }
    Database database = new Database(files.database("killed"));
    assertThat(database.number("SELECT count(*) FROM tweets")).isEqualTo(MESSAGES);
    assertThat(database.number("SELECT count(DISTINCT id) FROM tweets")).isEqualTo(MESSAGES);
    Invocation verify =
        Invocation.of("verify", "--data-dir", folder.resolve("data"), "--sample", "5000", file);
    assertThat(verify.code()).as(verify.out()).isZero();
  }

  @Test
  void askedToStopItDrainsAndSaysHowToGoOn() throws Exception {
    RunFiles files = new RunFiles(folder);
    Path file = files.tweets("endless", 7, "ratePerSecond: 2000", "cluster: c");
    Path output = folder.resolve("output.txt");
    try (ChildProcess run = start(output, "run", "--json", file)) {
      await().atMost(LIMIT).until(() -> run.said().contains("\"phase\":\"running\",\"written\":1"));

      Invocation second = Invocation.of("run", "--data-dir", folder.resolve("data"), file);
      assertThat(second.code()).isEqualTo(2);
      assertThat(second.err()).contains("run endless is at work already in process");

      run.terminate();
      assertThat(run.exitCode()).as(run.said()).isEqualTo(130);
      assertThat(run.said()).contains("\"headline\":\"Stopped\"");
    }
    Invocation verify = Invocation.of("verify", "--data-dir", folder.resolve("data"), file);
    assertThat(verify.code()).as(verify.out()).isZero();
    assertThat(verify.out()).contains("computed anew from seed and id, all equal");
  }

  private ChildProcess start(Path output, Object... arguments) throws Exception {
    Object[] all = new Object[arguments.length + 2];
    all[0] = arguments[0];
    all[1] = "--data-dir";
    all[2] = folder.resolve("data");
    System.arraycopy(arguments, 1, all, 3, arguments.length - 1);
    return ChildProcess.start(output, all);
  }
}
