package dev.millrace.local.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Colours of the style sheet against WCAG 2: 4.5 to 1 for text, 3 to 1 for what is drawn. */
class ContrastTest {
  private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): #([0-9a-f]{6})");

  @ParameterizedTest
  @CsvSource({
    "text,page,4.5",
    "text,card,4.5",
    "soft,page,4.5",
    "soft,card,4.5",
    "good,good-back,4.5",
    "warning,warning-back,4.5",
    "bad,bad-back,4.5",
    "text,good-back,4.5",
    "text,warning-back,4.5",
    "text,bad-back,4.5",
    "good,card,4.5",
    "bad,card,4.5",
    "producer,card,3",
    "enricher,card,3",
    "sink,card,3",
    "positive,card,3",
    "neutral,card,3",
    "negative,card,3",
    "plain,card,3"
  })
  void canBeToldApartInLightAndDark(String colour, String ground, double least) throws IOException {
    String[] schemes = css().split("prefers-color-scheme: dark", 2);
    assertThat(schemes).hasSize(2);
    for (String scheme : schemes) {
      Map<String, Double> luminance = luminances(scheme);
      double ratio =
          (Math.max(luminance.get(colour), luminance.get(ground)) + 0.05)
              / (Math.min(luminance.get(colour), luminance.get(ground)) + 0.05);
      assertThat(ratio).isGreaterThanOrEqualTo(least);
    }
  }

  private static Map<String, Double> luminances(String scheme) {
    Map<String, Double> luminances = new HashMap<>();
    Matcher matcher = COLOUR.matcher(scheme);
    while (matcher.find()) {
      int rgb = Integer.parseInt(matcher.group(2), 16);
      luminances.put(
          matcher.group(1),
          0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb));
    }
    return luminances;
  }

  private static double linear(int channel) {
    double value = (channel & 0xff) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }

  private static String css() throws IOException {
    return new String(
        Document.class.getResourceAsStream("page.css").readAllBytes(), StandardCharsets.UTF_8);
  }
}
