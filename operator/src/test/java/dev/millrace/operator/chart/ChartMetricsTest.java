package dev.millrace.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.contract.names.MetricNames;
import dev.millrace.operator.names.ObjectLabels;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Alerts and the dashboard ask for metrics that there are, from pods that are found. */
class ChartMetricsTest {
  private static final String ALL =
      "monitoring: {podMonitor: {enabled: true}, prometheusRule: {enabled: true},"
          + " dashboard: {enabled: true}}";
  private static final Set<String> NAMES =
      Set.of(
          total(MetricNames.MESSAGES_IN),
          total(MetricNames.BYTES_IN),
          total(MetricNames.DEAD_LETTERS),
          total(MetricNames.RETRIES),
          underscores(MetricNames.LAG),
          "millrace_operator_run",
          "millrace_operator_leader",
          underscores(MetricNames.COMMIT) + "_seconds_sum",
          underscores(MetricNames.COMMIT) + "_seconds_count",
          underscores(MetricNames.WRITE) + "_seconds_sum",
          underscores(MetricNames.WRITE) + "_seconds_count");

  @Test
  void alertsAndDashboardKnowTheWorkersMetrics() {
    assertThat(names("PrometheusRule")).isNotEmpty().isSubsetOf(NAMES);
    assertThat(names("ConfigMap")).isNotEmpty().isSubsetOf(NAMES);
  }

  @Test
  void theMonitorFindsTheStages() {
    GenericKubernetesResource monitor = object("PodMonitor");

    String name =
        ObjectLabels.ofRun(new dev.millrace.contract.names.RunNames("r"))
            .get("app.kubernetes.io/name");
    assertThat(Serialization.asJson(monitor.get("spec", "selector", "matchExpressions")))
        .contains("\"app.kubernetes.io/name\"", "\"" + name + "\"");
    assertThat(Serialization.asJson(monitor.get("spec", "podMetricsEndpoints")))
        .contains("\"http\"", "\"metrics\"");
  }

  private static Set<String> names(String kind) {
    Matcher matcher =
        Pattern.compile("millrace_[a-z_]+").matcher(Serialization.asJson(object(kind)));
    Set<String> found = new TreeSet<>();
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }

  private static GenericKubernetesResource object(String kind) {
    return Chart.render(ALL).stream()
        .filter(o -> o.getKind().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  private static String total(String meter) {
    return underscores(meter) + "_total";
  }

  private static String underscores(String meter) {
    return meter.replace('.', '_');
  }
}
