package dev.millrace.enricher.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.enricher.json.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Scores of vaderSentiment 3.3.2; {@code src/test/vader/expected_scores.py} wrote them down. */
class VaderAgainstReferenceTest {
  private final Vader vader = new Vader();

  @Test
  void everyScoreIsTheReferences() throws IOException {
    List<JsonNode> cases = cases();

    SoftAssertions softly = new SoftAssertions();
    for (JsonNode expected : cases) {
      String text = expected.get("text").textValue();
      softly
          .assertThat(vader.compound(Texts.of(text)))
          .as(text)
          .isEqualTo(expected.get("compound").doubleValue());
    }

    assertThat(cases).hasSizeGreaterThan(500);
    softly.assertAll();
  }

  @Test
  void longTextIsReadUpToALimit() {
    String filler = "table ".repeat(Vader.LONGEST / 6);
    String good = "good ".repeat(5_000);

    assertThat(vader.compound(Texts.of(filler + "good " + good))).isZero();
    assertThat(vader.compound(Texts.of(good + filler))).isGreaterThan(0.99);
    assertThat(vader.compound(Texts.of("x" + "😀".repeat(500_000)))).isGreaterThan(0.99);
  }

  private static List<JsonNode> cases() throws IOException {
    List<JsonNode> cases = new ArrayList<>();
    try (InputStream file =
        VaderAgainstReferenceTest.class.getResourceAsStream("expected.ndjson")) {
      new ObjectMapper().readerFor(JsonNode.class).<JsonNode>readValues(file).readAll(cases);
    }
    return cases;
  }
}
