package dev.millrace.connector.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.connector.lanes.FileKind;
import dev.millrace.runtime.run.FatalStageException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(60)
class FileKindTest {
  @TempDir Path folder;

  @Test
  void everyKindIsToldAndOnlyAFileIsReplayed() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "{}");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    assertThat(FileKind.of(file)).isEqualTo(FileKind.REGULAR);
    assertThat(FileKind.of(link)).isEqualTo(FileKind.REGULAR);
    assertThat(ReplayFile.at(link).size()).isEqualTo(2);

    refused(folder, FileKind.FOLDER, "it is a folder");
    refused(Path.of("/dev/null"), FileKind.DEVICE, "it is a terminal or another device");
    refused(pipe(), FileKind.PIPE, "it is a pipe, which can be read only once");
    Path socket = folder.resolve("s");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
      refused(socket, FileKind.SOCKET, "it is a socket");
    }
  }

  @Test
  void nothingIsNoKind() {
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> FileKind.of(folder.resolve("none")));
  }

  /** Opening the pipe would wait for a writer for ever. */
  private static void refused(Path path, FileKind kind, String reason) throws IOException {
    assertThat(FileKind.of(path)).isEqualTo(kind);
    assertThatExceptionOfType(FatalStageException.class)
        .isThrownBy(() -> ReplayFile.at(path))
        .withMessageStartingWith("cannot replay " + path + ": " + reason);
  }

  private Path pipe() throws Exception {
    Path pipe = folder.resolve("pipe");
    Process made = new ProcessBuilder("mkfifo", pipe.toString()).inheritIO().start();
    assertThat(made.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return pipe;
  }
}
