package dev.millrace.connector.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileFingerprintTest {
  private static final int WHOLE_BYTES = FileFingerprint.BLOCKS * FileFingerprint.BLOCK_BYTES;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_536, 65_537, WHOLE_BYTES, WHOLE_BYTES + 1, WHOLE_BYTES * 2})
  void whatIsAppendedDoesNotCount(int size) throws IOException {
    byte[] bytes = bytes(size + 1_000);
    FileFingerprint before = of(Arrays.copyOf(bytes, size), size);
    assertThat(of(bytes, size)).isEqualTo(before);
    assertThat(of(bytes, size + 1).digest()).isNotEqualTo(before.digest());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1_000, WHOLE_BYTES, WHOLE_BYTES * 3})
  void anotherFirstOrLastByteIsAnotherFile(int size) throws IOException {
    byte[] bytes = bytes(size);
    FileFingerprint before = of(bytes, size);
    for (int changed : new int[] {0, size - 1}) {
      byte[] other = bytes.clone();
      other[changed]++;
      assertThat(of(other, size)).as("byte " + changed).isNotEqualTo(before);
    }
  }

  @Test
  void everyByteOfASmallFileCounts() throws IOException {
    byte[] bytes = bytes(70_000);
    FileFingerprint before = of(bytes, bytes.length);
    for (int changed = 0; changed < bytes.length; changed += 997) {
      byte[] other = bytes.clone();
      other[changed]++;
      assertThat(of(other, other.length)).as("byte " + changed).isNotEqualTo(before);
    }
  }

  @Test
  void aFileThatIsTooShortHasNone() {
    assertThatExceptionOfType(EOFException.class).isThrownBy(() -> of(bytes(10), 11));
  }

  private FileFingerprint of(byte[] bytes, long size) throws IOException {
    Path file = Files.write(folder.resolve("f"), bytes);
    try (FileChannel channel = FileChannel.open(file)) {
      return FileFingerprint.of(channel, size);
    }
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }
}
