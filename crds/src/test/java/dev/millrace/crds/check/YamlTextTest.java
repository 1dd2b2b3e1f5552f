package dev.millrace.crds.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.contract.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1000000               | 1000000",
        "1_000_000             | 1000000",
        "1e6                   | 1000000.0",
        "1.5e3                 | 1500.0",
        "true                  | true",
        "2026-01-01T00:00:00Z  | \"2026-01-01T00:00:00Z\"",
        "2026-01-01            | \"2026-01-01\"",
        "plain text            | \"plain text\"",
        "\"42\"                | \"42\"",
        "~                     | null",
        "[1, {a: b}]           | [1,{\"a\":\"b\"}]",
        "{1: one}              | {\"1\":\"one\"}"
      })
  void valuesAreWhatKubectlSees(String yaml, String json) {
    assertThat(YamlText.parse("x: " + yaml).get("x")).hasToString(json);
  }

  @Test
  void jsonIsYamlToo() {
    assertThat(YamlText.parse("{\"a\": {\"b\": [true]}}")).hasToString("{\"a\":{\"b\":[true]}}");
  }

  @Test
  void whatEditorsPutAroundADocumentDoesNotMatter() {
    assertThat(YamlText.parse("\uFEFF# comment\r\n---\r\na: 1\r\n---\r\n# nothing\r\n"))
        .hasToString("{\"a\":1}");
  }

  @Test
  void partsCanBeSharedWithinADocument() {
    assertThat(YamlText.parse("a: &x {n: 1}\nb: *x\nc: {<<: *x, m: 2}"))
        .hasToString("{\"a\":{\"n\":1},\"b\":{\"n\":1},\"c\":{\"n\":1,\"m\":2}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: [1           | 1:6: not YAML: expected",
        "!!java.net.URL [http://127.0.0.1]  | 1:1: not YAML: Global tag is not" + " allowed",
        "a: 1\u2028a: 2  | 2:1: not YAML: found duplicate key a"
      })
  void anythingElseIsRefusedWithItsPlace(String yaml, String message) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> YamlText.parse(yaml))
        .withMessageStartingWith(message);
  }

  @Test
  void whatIsNoTextAtAllIsRefused() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> YamlText.parse("a: \u0007"))
        .withMessage("1:4: not YAML: the character is not text");
  }

  @Test
  void aDocumentThatUnfoldsWithoutEndIsRefused() {
    StringBuilder bomb = new StringBuilder("a: &a [x, x]\n");
    for (char c = 'b'; c < 'z'; c++) {
      bomb.append(c).append(": &").append(c);
      bomb.append(" [*").append((char) (c - 1)).append(", *").append((char) (c - 1)).append("]\n");
    }

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> YamlText.parse(bomb.toString()))
        .withMessageContaining("unfolds into more than 100000 values");
  }
}
