package dev.millrace.connector.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class NativeLibraryTest {
  @Test
  void whereTemporaryFilesMayBeExecutedItIsLoaded() {
    assertThatCode(NativeLibrary.ZSTD::load).doesNotThrowAnyException();
  }

  @Test
  void theInnermostReasonIsSaidWithTheFolderAndTheWayOut() {
    Throwable failure =
        new ExceptionInInitializerError(
            new IllegalStateException(new IOException("No space left on device")));
    assertThat(NativeLibrary.sentence("DuckDB", "/tmp", failure))
        .startsWith("DuckDB cannot be loaded from /tmp, ")
        .contains("(No space left on device)", "noexec", "-Djava.io.tmpdir=");
  }
}
