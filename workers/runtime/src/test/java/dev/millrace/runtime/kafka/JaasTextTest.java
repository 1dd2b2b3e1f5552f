package dev.millrace.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JaasTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "a\"b\\c;d 'e",
        "\" admin=\"true",
        "\\",
        "ends with \\",
        "\\n is no line",
        "two\nlines\r\n",
        "tab\tand nul \0",
        "${dir:/etc:passwd}",
        "pässwörd"
      })
  void kafkaReadsWhatWasMeant(String password) {
    String line =
        "org.example.Login required password=\"" + JaasText.quoted(password) + "\" n=\"1\";";

    JaasContext read =
        JaasContext.loadClientContext(Map.of("sasl.jaas.config", new Password(line)));

    assertThat(read.configurationEntries())
        .singleElement()
        .satisfies(
            entry ->
                assertThat(entry.getOptions()).isEqualTo(Map.of("password", password, "n", "1")));
  }
}
