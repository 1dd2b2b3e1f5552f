package dev.millrace.operator.names;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the API server answered, in one sentence: what the client adds to it helps nobody. */
public final class ApiFailure {
  private static final int UNPROCESSABLE = 422;

  /** Answers that stay the same however often the same is asked. */
  private static final Set<Integer> REFUSALS =
      Set.of(HttpURLConnection.HTTP_BAD_REQUEST, HttpURLConnection.HTTP_FORBIDDEN, UNPROCESSABLE);

  /** As the API server words that a Role lacks something. */
  private static final Pattern NOT_PERMITTED =
      Pattern.compile(
          "User \"[^\"]*\" cannot (\\w+) resource \"([^\"/]+)(/[^\"]+)?\" in API group \"([^\"]*)\""
              + "(?: in the namespace \"([^\"]+)\"| at the cluster scope)?");

  private ApiFailure() {}

  /** Whether trying again is no use until somebody changes something. */
  public static boolean isRefusal(KubernetesClientException failure) {
    return REFUSALS.contains(failure.getCode());
  }

  /** Whether the operator lacks a right. */
  public static boolean isNotPermitted(KubernetesClientException failure) {
    return failure.getCode() == HttpURLConnection.HTTP_FORBIDDEN
        && NOT_PERMITTED.matcher(said(failure)).find();
  }

  /** The failure for people. */
  public static String sentence(KubernetesClientException failure) {
    Matcher lacking = NOT_PERMITTED.matcher(said(failure));
    if (failure.getCode() == HttpURLConnection.HTTP_FORBIDDEN && lacking.find()) {
      String group = lacking.group(4).isEmpty() ? "" : "." + lacking.group(4);
      String part = Objects.requireNonNullElse(lacking.group(3), "");
      String where =
          lacking.group(5) == null ? "in all namespaces" : "in namespace " + lacking.group(5);
      return String.format(
          Locale.ROOT,
          "the operator has no right to %s %s%s%s %s: bring its Roles up to date with helm upgrade",
          lacking.group(1),
          lacking.group(2),
          group,
          part,
          where);
    }
    return said(failure);
  }

  /** The server's own words, or the innermost cause where it did not answer. */
  private static String said(KubernetesClientException failure) {
    if (failure.getStatus() != null && failure.getStatus().getMessage() != null) {
      return failure.getStatus().getMessage();
    }
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName());
  }
}
