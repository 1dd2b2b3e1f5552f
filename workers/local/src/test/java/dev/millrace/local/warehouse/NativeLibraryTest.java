package dev.millrace.local.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NativeLibraryTest {
  @ParameterizedTest
  @EnumSource
  void whereTemporaryFilesMayBeExecutedItIsLoaded(NativeLibrary library) {
    assertThatCode(library::load).doesNotThrowAnyException();
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
