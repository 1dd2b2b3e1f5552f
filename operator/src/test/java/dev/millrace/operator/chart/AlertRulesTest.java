package dev.millrace.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chart's alerts as Prometheus understands them, and what time does to them. */
class AlertRulesTest {
  private static final Pattern ALERT = Pattern.compile("alert: \"?(\\w+)");
  private static final Path TIME = Path.of("src/test/resources/alerts/rules-test.yaml");

  @Test
  void eachAlertFiresWhenItShouldAndNotBefore(@TempDir Path folder) throws Exception {
    Optional<Path> promtool = promtool();
    assumeTrue(
        promtool.isPresent(),
        "no promtool: put it into the PATH, or name it with PROMTOOL (Debian's package prometheus"
            + " has it)");
    GenericKubernetesResource rule =
        Chart.render("monitoring: {prometheusRule: {enabled: true}}").stream()
            .filter(object -> object.getKind().equals("PrometheusRule"))
            .findFirst()
            .orElseThrow();
    String rules = Serialization.asYaml(Map.of("groups", rule.<Object>get("spec", "groups")));
    Files.writeString(folder.resolve("rules.yaml"), rules);
    Files.copy(TIME, folder.resolve("rules-test.yaml"));

    assertThat(alerts(rules)).hasSizeGreaterThan(5);
    run(folder, promtool.get(), "check", "rules", "--lint=all", "--lint-fatal", "rules.yaml");
    run(folder, promtool.get(), "test", "rules", "rules-test.yaml");
    assertThat(Files.readString(TIME)).contains(alerts(rules));
  }

  /** An alert that nobody tries would be one that nobody knows. */
  private static List<String> alerts(String rules) {
    return ALERT.matcher(rules).results().map(found -> "alertname: " + found.group(1)).toList();
  }

  private static void run(Path folder, Path promtool, String... arguments)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Stream.concat(Stream.of(promtool.toString()), Arrays.stream(arguments)).toList())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private static Optional<Path> promtool() {
    return Stream.concat(
            Optional.ofNullable(System.getenv("PROMTOOL")).stream(),
            Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> folder + "/promtool"))
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }
}
