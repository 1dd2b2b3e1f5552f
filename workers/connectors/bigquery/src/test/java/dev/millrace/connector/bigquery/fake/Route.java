package dev.millrace.connector.bigquery.fake;

import java.util.regex.Pattern;

/** Which requests a handler answers. */
record Route(Operation operation, String method, Pattern path, Handler handler) {
  /** Answers a request, or refuses it. */
  interface Handler {
    Reply handle(Call call);
  }

  /** A route whose path has names in braces. */
  static Route of(Operation operation, String method, String path, Handler handler) {
    String pattern = path.replaceAll("\\{\\w+}", "([^/]+)");
    return new Route(operation, method, Pattern.compile(pattern), handler);
  }
}
