package dev.millrace.connector.bigquery.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Talks to the fake without anybody's client in between. */
final class Http {
  /** An answer; the JSON is missing when the body is empty. */
  record Answer(int status, JsonNode json, Optional<String> location) {
    String reason() {
      return json.at("/error/errors/0/reason").asText();
    }
  }

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private final String base;

  Http(FakeBigQuery fake) {
    this.base = fake.endpoint();
  }

  Answer get(String path) {
    return send(HttpRequest.newBuilder(URI.create(base + path)).GET());
  }

  Answer post(String path, String json) {
    return send(request(base + path).POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  Answer put(String url, String contentRange, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return send(
        request(url)
            .header("Content-Range", contentRange)
            .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes)));
  }

  private static HttpRequest.Builder request(String url) {
    return HttpRequest.newBuilder(URI.create(url)).header("Content-Type", "application/json");
  }

  private static Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> answer =
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(
          answer.statusCode(), Json.read(answer.body()), answer.headers().firstValue("Location"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
