package dev.millrace.event.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.contract.event.DeadLetterReason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The kinds of documents that JSON readers are known to disagree about, each with our verdict. */
class GrammarCasesTest {
  private static final Set<DeadLetterReason> REFUSALS =
      Set.of(DeadLetterReason.InvalidJson, DeadLetterReason.InvalidUtf8, DeadLetterReason.TooDeep);

  private final ObjectReader reader = new ObjectReader(List.of());

  record GrammarCase(String kind, String name, String verdict, String document) {
    static GrammarCase of(String line) {
      String[] parts = line.split("\t", 4);
      return new GrammarCase(parts[0], parts[1], parts[2], parts[3]);
    }

    boolean accepted() {
      return verdict.equals("accepted");
    }

    /** The document's bytes. */
    byte[] bytes() {
      if (document.startsWith("[#")) {
        boolean closed = document.endsWith("]");
        int depth = Integer.parseInt(document.replaceAll("[^0-9]", ""));
        return ("[".repeat(depth) + (closed ? "]".repeat(depth) : ""))
            .getBytes(StandardCharsets.US_ASCII);
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      for (int i = 0; i < document.length(); i++) {
        if (document.charAt(i) == '%') {
          bytes.write(Integer.parseInt(document.substring(i + 1, i + 3), 16));
          i += 2;
        } else {
          bytes.write(document.charAt(i));
        }
      }
      return bytes.toByteArray();
    }

    @Override
    public String toString() {
      return kind + "_" + name;
    }
  }

  static Stream<GrammarCase> cases() throws IOException {
    try (InputStream table = GrammarCasesTest.class.getResourceAsStream("grammar-cases.txt")) {
      return new String(table.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(GrammarCase::of);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aDocumentByItself(GrammarCase given) {
    assertThat(accepts(given.bytes())).isEqualTo(given.accepted());
    if (!given.kind().equals("i")) {
      assertThat(given.accepted()).isEqualTo(given.kind().equals("y"));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theSameDocumentAsTheValueOfAField(GrammarCase given) {
    ByteArrayOutputStream event = new ByteArrayOutputStream();
    event.writeBytes("{\"before\":1,\"field\":".getBytes(StandardCharsets.US_ASCII));
    event.writeBytes(given.bytes());
    event.writeBytes(",\"after\":2}".getBytes(StandardCharsets.US_ASCII));
    boolean outermostOnly =
        Set.of("byte_order_mark_first", "depth_at_the_limit").contains(given.name());
    assertThat(accepts(event.toByteArray())).isEqualTo(given.accepted() && !outermostOnly);
  }

  /** Whether the grammar has no fault to find; what it is a document of is another question. */
  private boolean accepts(byte[] document) {
    try {
      reader.read(document, ByteOrderMark.length(document), (place, member) -> {});
      return true;
    } catch (RejectedEventException e) {
      return !REFUSALS.contains(e.reason());
    }
  }
}
