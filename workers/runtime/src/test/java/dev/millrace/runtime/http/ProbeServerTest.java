package dev.millrace.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.contract.Stage;
import dev.millrace.runtime.run.Health;
import dev.millrace.runtime.run.StageMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProbeServerTest {
  private final Health health = new Health();
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private ProbeServer server;

  @BeforeEach
  void start() throws Exception {
    server = new ProbeServer(0, health, registry);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> get(String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void saysHowTheWorkerIs() throws Exception {
    assertThat(get("/readyz").statusCode()).isEqualTo(503);
    assertThat(get("/livez").statusCode()).isEqualTo(200);

    health.running();
    assertThat(get("/readyz").statusCode()).isEqualTo(200);

    health.failed("no such table");
    assertThat(get("/livez").statusCode()).isEqualTo(503);
    assertThat(get("/livez").body()).isEqualTo("FAILED no such table\n");
  }

  @Test
  void showsMetricsForPrometheus() throws Exception {
    new StageMetrics(registry, "tweets", Stage.SINK).committed(5, 100, 1);

    assertThat(get("/metrics").body())
        .contains("millrace_messages_in_total{run=\"tweets\",stage=\"sink\"} 5.0")
        .contains("millrace_dead_letters_total{run=\"tweets\",stage=\"sink\"} 1.0")
        .contains("millrace_lag{run=\"tweets\",stage=\"sink\"}");
  }
}
