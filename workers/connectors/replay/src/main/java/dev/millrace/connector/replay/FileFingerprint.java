package dev.millrace.connector.replay;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What tells a file from others: its first {@code size} bytes, all of them up to 4 MiB, otherwise
 * 64 blocks of 64 KiB at even distances, the first and the last bytes among them. A file that was
 * only appended to has the same fingerprint for the same size.
 *
 * @param size of the part that is meant, in bytes
 * @param digest of it, 32 hexadecimal digits
 */
public record FileFingerprint(long size, String digest) {
  static final int BLOCK_BYTES = 64 << 10;
  static final int BLOCKS = 64;
  private static final int DIGEST_BYTES = 16;

  /**
   * Computes it.
   *
   * @throws EOFException when the file has fewer bytes
   */
  static FileFingerprint of(FileChannel file, long size) throws IOException {
    MessageDigest digest = sha256();
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, size));
    ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
    boolean whole = size <= (long) BLOCKS * BLOCK_BYTES;
    long blocks = whole ? (size + BLOCK_BYTES - 1) / BLOCK_BYTES : BLOCKS;
    for (int i = 0; i < blocks; i++) {
      long start = whole ? (long) i * BLOCK_BYTES : spread(size - BLOCK_BYTES, i);
      block.clear().limit((int) Math.min(BLOCK_BYTES, size - start));
      fill(file, block, start);
      digest.update(block.flip());
    }
    return new FileFingerprint(size, HexFormat.of().formatHex(digest.digest(), 0, DIGEST_BYTES));
  }

  /** Where the block with this number starts, without overflow. */
  private static long spread(long last, int i) {
    int gaps = BLOCKS - 1;
    return last / gaps * i + last % gaps * i / gaps;
  }

  private static void fill(FileChannel file, ByteBuffer block, long start) throws IOException {
    while (block.hasRemaining()) {
      if (file.read(block, start + block.position()) < 0) {
        throw new EOFException("the file has fewer bytes than it had");
      }
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
