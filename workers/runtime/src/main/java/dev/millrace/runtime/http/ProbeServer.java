package dev.millrace.runtime.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.millrace.contract.names.ProbePaths;
import dev.millrace.runtime.run.Health;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** Answers {@link ProbePaths} over HTTP. */
public final class ProbeServer implements AutoCloseable {
  private static final int BACKLOG = 16;

  private final HttpServer server;

  /**
   * Listens on all addresses.
   *
   * @param port 0 for any free one
   * @throws IOException when the port is taken
   */
  public ProbeServer(int port, Health health, PrometheusMeterRegistry metrics) throws IOException {
    server = HttpServer.create(new InetSocketAddress(port), BACKLOG);
    server.createContext(
        ProbePaths.LIVE, e -> answer(e, health.alive() ? 200 : 503, describe(health)));
    server.createContext(
        ProbePaths.READY, e -> answer(e, health.ready() ? 200 : 503, describe(health)));
    server.createContext(ProbePaths.METRICS, e -> answer(e, 200, metrics.scrape()));
    server.setExecutor(
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "probes");
              thread.setDaemon(true);
              return thread;
            }));
    server.start();
  }

  /** The port it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static String describe(Health health) {
    Health.Report report = health.report();
    return (report.state() + " " + report.detail()).strip() + "\n";
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
