package dev.millrace.connector.bigquery.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.regex.Matcher;

/** The fake on a port of the loopback address. */
public final class FakeBigQuery implements AutoCloseable {
  static {
    // Without it every answer waits 40 ms for the other side's acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final int NO_BODY = -1;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool(FakeBigQuery::daemon);
  private final ScheduledExecutorService later =
      Executors.newSingleThreadScheduledExecutor(FakeBigQuery::daemon);
  private final Store store = new Store();
  private final Script script;
  private final List<Route> routes = new ArrayList<>();

  private FakeBigQuery(HttpServer server, long seed) {
    this.server = server;
    this.script = new Script(seed);
  }

  /** Starts on any free port. */
  public static FakeBigQuery start() {
    return start(0, 1);
  }

  /**
   * Starts.
   *
   * @param port 0 for any free one
   * @param seed of what happens at random
   */
  public static FakeBigQuery start(int port, long seed) {
    try {
      HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 64);
      FakeBigQuery fake = new FakeBigQuery(server, seed);
      fake.serve();
      return fake;
    } catch (IOException e) {
      throw new UncheckedIOException("port " + port, e);
    }
  }

  /** What to give clients as their host. */
  public String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What it remembers. */
  public Store store() {
    return store;
  }

  /** What goes wrong. */
  public Script script() {
    return script;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    later.shutdownNow();
  }

  private void serve() {
    routes.addAll(new TokenCalls().routes());
    routes.addAll(new DatasetCalls(store).routes());
    routes.addAll(new TableCalls(store).routes());
    routes.addAll(new StreamCalls(store).routes());
    routes.addAll(new JobCalls(store, script, later).routes(endpoint()));
    routes.addAll(new QueryCalls(store).routes());
    server.createContext("/", this::exchange);
    server.setExecutor(threads);
    server.start();
  }

  private void exchange(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getRawPath().replaceAll("/+", "/");
      for (Route route : routes) {
        Matcher matcher = route.path().matcher(path);
        if (matcher.matches() && route.method().equals(method(exchange))) {
          handle(exchange, route, Call.of(exchange, matcher));
          return;
        }
      }
      answer(exchange, Refusal.notFound(method(exchange) + " " + path).reply());
    }
  }

  private void handle(HttpExchange exchange, Route route, Call call) throws IOException {
    script.pass(route.operation(), false);
    Optional<Trouble> trouble = script.troubleFor(route.operation());
    if (trouble.isPresent() && trouble.get() instanceof Trouble.Refuse refuse) {
      answer(exchange, refusal(route, refuse));
      return;
    }
    if (trouble.isPresent() && trouble.get() instanceof Trouble.Drop) {
      return;
    }
    Reply reply = reply(route, call);
    script.pass(route.operation(), true);
    if (trouble.isEmpty()) {
      answer(exchange, reply);
    }
  }

  private static Reply refusal(Route route, Trouble.Refuse refuse) {
    return route.operation() == Operation.TOKEN
        ? TokenCalls.refusal(refuse)
        : new Refusal(
                refuse.code(), refuse.reason(), "planned: " + refuse.reason(), refuse.detail())
            .reply();
  }

  private static Reply reply(Route route, Call call) {
    try {
      return route.handler().handle(call);
    } catch (Refusal e) {
      return e.reply();
    }
  }

  private static void answer(HttpExchange exchange, Reply reply) throws IOException {
    reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    if (reply.body() == null) {
      exchange.sendResponseHeaders(reply.status(), NO_BODY);
      return;
    }
    byte[] body = Json.write(reply.body());
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
    exchange.sendResponseHeaders(reply.status(), body.length);
    exchange.getResponseBody().write(body);
  }

  /** HttpURLConnection has no PATCH, so Google's clients send a POST that says what it means. */
  private static String method(HttpExchange exchange) {
    String meant = exchange.getRequestHeaders().getFirst("X-HTTP-Method-Override");
    return meant == null ? exchange.getRequestMethod() : meant;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "fake-bigquery");
    thread.setDaemon(true);
    return thread;
  }
}
