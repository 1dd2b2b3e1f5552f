package dev.millrace.connector.replay;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Formats that are known by their first bytes, and how to make lines of JSON of them. */
enum FileSignature {
  GZIP("1f8b", "gzip", "gunzip -c %s > lines.ndjson"),
  ZSTANDARD("28b52ffd", "Zstandard", "unzstd -c %s > lines.ndjson"),
  ZIP("504b0304", "a zip archive", "unzip -p %s > lines.ndjson"),
  EMPTY_ZIP("504b0506", "a zip archive", "unzip -p %s > lines.ndjson"),
  BZIP2("425a68", "bzip2", "bunzip2 -c %s > lines.ndjson"),
  XZ("fd377a585a00", "xz", "unxz -c %s > lines.ndjson"),
  LZ4("04224d18", "LZ4", "unlz4 -c %s > lines.ndjson"),
  PARQUET("50415231", "Parquet", FileSignature.DUCKDB),
  AVRO("4f626a01", "Avro", "avro-tools tojson %s > lines.ndjson"),
  ORC("4f5243", "ORC", "orc-contents %s > lines.ndjson"),
  SQLITE(
      "53514c69746520666f726d6174203300",
      "an SQLite database",
      "sqlite3 -json %s 'SELECT * FROM …' | jq -c '.[]' > lines.ndjson"),
  /** Before UTF-16: its mark begins with that of UTF-16. */
  UTF_32_LE("fffe0000", "UTF-32 text", "iconv -f UTF-32 -t UTF-8 %s > lines.ndjson"),
  UTF_32_BE("0000feff", "UTF-32 text", "iconv -f UTF-32 -t UTF-8 %s > lines.ndjson"),
  UTF_16_LE("fffe", "UTF-16 text", "iconv -f UTF-16 -t UTF-8 %s > lines.ndjson"),
  UTF_16_BE("feff", "UTF-16 text", "iconv -f UTF-16 -t UTF-8 %s > lines.ndjson"),
  /** An opening brace or bracket of two bytes, without a mark before it. */
  UNMARKED_UTF_16_LE("7b00", "UTF-16 text", "iconv -f UTF-16LE -t UTF-8 %s > lines.ndjson"),
  UNMARKED_UTF_16_BE("007b", "UTF-16 text", "iconv -f UTF-16BE -t UTF-8 %s > lines.ndjson");

  /** Makes lines of JSON of what DuckDB can read. */
  static final String DUCKDB = "duckdb -c \"COPY (FROM '%s') TO 'lines.ndjson' (FORMAT json)\"";

  private final byte[] first;
  private final String label;
  private final String command;

  FileSignature(String first, String label, String command) {
    this.first = HexFormat.of().parseHex(first);
    this.label = label;
    this.command = command;
  }

  /** The format whose first bytes these are. */
  static Optional<FileSignature> of(byte[] head) {
    return Arrays.stream(values()).filter(signature -> signature.begins(head)).findFirst();
  }

  /** Its name, with an article where people would use one. */
  String label() {
    return label;
  }

  /** What makes lines of it; has a place for the file's name. */
  String command() {
    return command;
  }

  private boolean begins(byte[] head) {
    return head.length >= first.length
        && Arrays.equals(head, 0, first.length, first, 0, first.length);
  }
}
