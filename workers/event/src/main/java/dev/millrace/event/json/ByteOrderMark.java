package dev.millrace.event.json;

/** UTF-8's byte order mark: RFC 8259 lets readers be patient with it. */
public final class ByteOrderMark {
  private static final int LENGTH = 3;

  private ByteOrderMark() {}

  /** Bytes it takes at the beginning; 0 when it is not there. */
  public static int length(byte[] bytes) {
    return bytes.length >= LENGTH
            && bytes[0] == (byte) 0xEF
            && bytes[1] == (byte) 0xBB
            && bytes[2] == (byte) 0xBF
        ? LENGTH
        : 0;
  }
}
