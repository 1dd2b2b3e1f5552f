package dev.millrace.connector.bigquery.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.zip.GZIPInputStream;

/**
 * A request.
 *
 * @param path matched against the route, its groups being the names in it
 * @param query decoded parameters
 * @param contentRange the header of an upload, null elsewhere
 * @param body as sent, or unpacked when it came with {@code Content-Encoding: gzip}
 */
record Call(Matcher path, Map<String, String> query, String contentRange, byte[] body) {
  static Call of(HttpExchange exchange, Matcher path) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    if ("gzip".equalsIgnoreCase(exchange.getRequestHeaders().getFirst("Content-Encoding"))) {
      body = new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
    }
    return new Call(
        path,
        parameters(exchange.getRequestURI().getRawQuery()),
        exchange.getRequestHeaders().getFirst("Content-Range"),
        body);
  }

  String name(int group) {
    return URLDecoder.decode(path.group(group), StandardCharsets.UTF_8);
  }

  JsonNode json() {
    return Json.read(body);
  }

  private static Map<String, String> parameters(String rawQuery) {
    Map<String, String> parameters = new HashMap<>();
    if (rawQuery != null) {
      for (String pair : rawQuery.split("&")) {
        String[] parts = pair.split("=", 2);
        parameters.put(
            parts[0], URLDecoder.decode(parts[parts.length - 1], StandardCharsets.UTF_8));
      }
    }
    return parameters;
  }
}
