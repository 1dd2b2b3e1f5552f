package dev.millrace.operator.mock;

import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.mockwebserver.http.Headers;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import io.fabric8.mockwebserver.http.Response;
import io.fabric8.mockwebserver.http.WebSocket;
import io.fabric8.mockwebserver.http.WebSocketListener;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers as an API server does, except where it is told to fail; applying is merging. */
final class FaultyApi extends KubernetesCrudDispatcher {
  private static final String WATCH = "watch=true";

  private final Queue<Failure> failures = new ConcurrentLinkedQueue<>();
  private final List<String> unknown = new CopyOnWriteArrayList<>();
  private final Map<WebSocket, String> watches = new java.util.concurrent.ConcurrentHashMap<>();
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();

  private final List<String> forbidden = new CopyOnWriteArrayList<>();

  private record Failure(String method, String path, int code, String message) {}

  FaultyApi() {
    super(List.of());
  }

  /** Fails the next request with this method whose path ends so. */
  void failNext(String method, String pathEnd, int code) {
    failNext(method, pathEnd, code, "as told");
  }

  /** The same, with the server's words. */
  void failNext(String method, String pathEnd, int code, String message) {
    failures.add(new Failure(method, pathEnd, code, message));
  }

  /** From now on no resource of that name is known. */
  void forget(String plural) {
    unknown.add(plural);
  }

  /** From now on nobody may list or watch the resource; open watches end. */
  void forbid(String plural) {
    forbidden.add(plural);
    endWatches(plural);
  }

  /** How many requests have failed so far. */
  int failed() {
    return failed.get();
  }

  /** How many watches were opened so far. */
  int opened() {
    return opened.get();
  }

  /** Ends all watches over a resource, as a server that restarts does; how many there were. */
  long endWatches(String plural) {
    List<WebSocket> of =
        watches.entrySet().stream()
            .filter(watch -> watch.getValue().contains("/" + plural))
            .map(Map.Entry::getKey)
            .toList();
    of.forEach(
        socket -> {
          watches.remove(socket);
          socket.close(1001, "going away");
        });
    return of.size();
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) {
    String path = request.getPath().split("\\?")[0];
    if (unknown.stream().anyMatch(plural -> path.endsWith("/" + plural))) {
      return status(404);
    }
    if (request.getMethod().equals("GET")
        && forbidden.stream().anyMatch(plural -> path.endsWith("/" + plural))) {
      return status(403);
    }
    if (path.endsWith("/selfsubjectaccessreviews")) {
      return review(request.getBody().readString(StandardCharsets.UTF_8));
    }
    Failure next = failures.peek();
    if (next != null && next.method().equals(request.getMethod()) && path.endsWith(next.path())) {
      failures.remove();
      failed.incrementAndGet();
      return status(next.code(), next.message());
    }
    return super.dispatch(request);
  }

  /** The dispatcher does not speak server-side apply; a merge of the same body comes near it. */
  @Override
  public MockResponse handlePatch(RecordedRequest request) {
    String type = request.getHeader("Content-Type");
    if (type == null || !type.contains("apply-patch")) {
      return super.handlePatch(request);
    }
    Headers headers =
        request
            .getHeaders()
            .newBuilder()
            .set("Content-Type", "application/merge-patch+json")
            .build();
    return super.handlePatch(
        new RecordedRequest(
            request.getHttpVersion(),
            request.method(),
            request.getPath().split("\\?")[0],
            headers,
            request.getBody()));
  }

  @Override
  public MockResponse handleWatch(String path) {
    MockResponse response = super.handleWatch(path);
    WebSocketListener listener = response.getWebSocketListener();
    return listener == null || !path.contains(WATCH)
        ? response
        : new MockResponse().withWebSocketUpgrade(new Noted(listener, path));
  }

  private MockResponse review(String asked) {
    boolean allowed =
        forbidden.stream().noneMatch(plural -> asked.contains("\"resource\":\"" + plural + "\""));
    return new MockResponse()
        .setResponseCode(201)
        .setHeader("Content-Type", "application/json")
        .setBody(
            String.format(
                Locale.ROOT,
                """
                {"kind":"SelfSubjectAccessReview","apiVersion":"authorization.k8s.io/v1",\
                "status":{"allowed":%s}}
                """,
                allowed));
  }

  private static MockResponse status(int code) {
    return status(code, "as told");
  }

  private static MockResponse status(int code, String message) {
    return new MockResponse()
        .setResponseCode(code)
        .setHeader("Content-Type", "application/json")
        .setBody(
            String.format(
                Locale.ROOT,
                """
                {"kind":"Status","apiVersion":"v1","status":"Failure","code":%d,"message":"%s"}
                """,
                code,
                message.replace("\"", "\\\"")));
  }

  /** Remembers the watch while it is open. */
  private final class Noted extends WebSocketListener {
    private final WebSocketListener listener;
    private final String path;

    private Noted(WebSocketListener listener, String path) {
      this.listener = listener;
      this.path = path;
    }

    @Override
    public void onOpen(WebSocket socket, Response response) {
      watches.put(socket, path);
      opened.incrementAndGet();
      listener.onOpen(socket, response);
    }

    @Override
    public void onMessage(WebSocket socket, String text) {
      listener.onMessage(socket, text);
    }

    @Override
    public void onClosing(WebSocket socket, int code, String reason) {
      listener.onClosing(socket, code, reason);
    }

    @Override
    public void onClosed(WebSocket socket, int code, String reason) {
      watches.remove(socket);
      listener.onClosed(socket, code, reason);
    }

    @Override
    public void onFailure(WebSocket socket, Throwable failure, Response response) {
      watches.remove(socket);
      listener.onFailure(socket, failure, response);
    }
  }
}
