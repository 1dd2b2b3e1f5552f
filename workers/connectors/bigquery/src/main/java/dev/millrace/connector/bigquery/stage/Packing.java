package dev.millrace.connector.bigquery.stage;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** How the files for load jobs are packed. */
public enum Packing {
  /** gzip, the only packing of JSON that BigQuery reads. */
  GZIP,
  /** Not at all: emulators read nothing else. */
  PLAIN;

  private static final int BUFFER = 1 << 16;

  OutputStream over(OutputStream file) throws IOException {
    return this == GZIP ? new FastGzip(file) : file;
  }

  void finish(OutputStream stream) throws IOException {
    if (stream instanceof FastGzip packed) {
      packed.finish();
    }
  }

  /** Speed matters more than the last tenth of the size. */
  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream out) throws IOException {
      super(out, BUFFER);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
