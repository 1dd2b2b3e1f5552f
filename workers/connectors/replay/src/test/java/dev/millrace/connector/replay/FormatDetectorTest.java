package dev.millrace.connector.replay;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatDetectorTest {
  private static final String TWO = "{\"id\":1}\n{\"id\":2}\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n \r\n",
        TWO,
        "{\"id\":1}",
        "\uFEFF" + TWO,
        "\r\n\r\n {\"id\":1}\r\n",
        "{}\n",
        "{\"a\":[{\"b\":\"]}\\\\\\\"\"},-1.5e3,true,null,[]]}\n",
        // A broken line does not make a file of another format.
        "not json\n{\"id\":2}\n",
        "[1, 2]\n{\"id\":2}\n",
        "id,name\n{\"id\":2}\n",
        "{\"id\":1,\"te\n{\"id\":2}\n",
        "{\"id\":1,\n{\"id\":2}\n",
        "{\"id\":1}}\n\n{\"id\":2}",
        "\u0000\u0001\n{\"id\":2}\n"
      })
  void linesThatAreObjectsAreRead(String content) {
    assertThat(refusal(content.getBytes(UTF_8), true)).isEmpty();
  }

  static Stream<Arguments> others() {
    return Stream.of(
        Arguments.of("[\n {\"id\": 1},\n {\"id\": 2}\n]\n", "a JSON array", "jq -c '.[]' f.x"),
        Arguments.of("[{\"id\":1},{\"id\":2}]", "a JSON array", "jq -c '.[]' f.x"),
        Arguments.of("\uFEFF[\n{\"id\":1}\n]", "a JSON array", "jq -c '.[]' f.x"),
        Arguments.of(
            "{\n  \"id\": 1\n}\n{\n  \"id\": 2\n}\n", "objects over several lines", "jq -c . f.x"),
        Arguments.of(
            "{\n  \"list\": [\n    {\"id\": 1},\n    {\"id\": 2}\n  ]\n}",
            "objects over several lines",
            "jq -c . f.x"),
        Arguments.of("{\"id\":1}\r{\"id\":2}\r", "a carriage return alone", "tr '\\r' '\\n' < f.x"),
        Arguments.of("id,name\n1,\"a, b\"\n2,\"two\nlines\"\n", "CSV", "\"id,name\""),
        Arguments.of("id\tname\n1\tx\n", "CSV", "(FROM 'f.x')"),
        Arguments.of("{\"id\":1} {\"id\":2}\n", "other text", "one JSON object a line"),
        Arguments.of("{\"id\":1},\n{\"id\":2},\n", "other text", "one JSON object a line"),
        Arguments.of("17\n\"x\"\n", "other text", "\"17\""),
        Arguments.of("{\"id\":", "other text", "{\"id\":"),
        Arguments.of("\u0000\u0001\u0002", "not text", "one JSON object a line"));
  }

  @ParameterizedTest
  @MethodSource("others")
  void otherTextIsRefusedByName(String content, String name, String advice) {
    assertThat(refusal(content.getBytes(UTF_8), true).orElseThrow())
        .contains(name, advice, "a replay reads uncompressed UTF-8 with one JSON object a line");
  }

  static Stream<Arguments> encodings() {
    return Stream.of(
        Arguments.of("\uFEFF" + TWO, UTF_16LE),
        Arguments.of("\uFEFF" + TWO, UTF_16BE),
        Arguments.of(TWO, UTF_16LE),
        Arguments.of(TWO, UTF_16BE));
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void otherEncodingsAreRefusedByName(String content, Charset charset) {
    assertThat(refusal(content.getBytes(charset), true).orElseThrow())
        .contains("UTF-16 text", "iconv -f UTF-16", "f.x");
  }

  @Test
  void utf32IsNotTakenForUtf16() {
    byte[] text = ("\uFEFF" + TWO).getBytes(Charset.forName("UTF-32LE"));
    assertThat(refusal(text, true).orElseThrow()).contains("UTF-32 text");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "28b52ffd00 Zstandard",
        "504b030414 zip",
        "425a6839 bzip2",
        "fd377a585a0000 xz",
        "04224d1860 LZ4",
        "5041523115 Parquet",
        "4f626a0104 Avro",
        "4f524311 ORC",
        "53514c69746520666f726d6174203300 SQLite"
      })
  void binaryFormatsAreRefusedByName(String bytesAndName) {
    String[] parts = bytesAndName.split(" ", 2);
    assertThat(refusal(HexFormat.of().parseHex(parts[0]), true).orElseThrow()).contains(parts[1]);
  }

  @Test
  void gzipIsRefusedWithTheCommandThatUnpacksIt() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(TWO.getBytes(UTF_8));
    }
    assertThat(refusal(packed.toByteArray(), true))
        .contains(
            "it is gzip, and a replay reads uncompressed UTF-8 with one JSON object a line;"
                + " this makes it so: gunzip -c f.x > lines.ndjson");
  }

  @Test
  void ofALineLongerThanTheHeadTheBeginningDecides() {
    String text = "{\"text\":\"" + "x".repeat(100);
    assertThat(refusal(text.getBytes(UTF_8), false)).isEmpty();
    assertThat(refusal(("[" + text).getBytes(UTF_8), false).orElseThrow()).contains("array");
    assertThat(refusal("x".repeat(100).getBytes(UTF_8), false)).isPresent();
  }

  @Test
  void onlyAUtf8MarkIsSkipped() {
    assertThat(detector("\uFEFF{}".getBytes(UTF_8), true).markLength()).isEqualTo(3);
    assertThat(detector("{}".getBytes(UTF_8), true).markLength()).isZero();
  }

  private static Optional<String> refusal(byte[] head, boolean whole) {
    return detector(head, whole).refusal();
  }

  private static FormatDetector detector(byte[] head, boolean whole) {
    return new FormatDetector(Path.of("f.x"), head, whole);
  }
}
