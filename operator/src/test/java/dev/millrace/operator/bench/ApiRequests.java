package dev.millrace.operator.bench;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Requests that the API server has counted, about what the operator deals with.
 *
 * @param counts by verb and resource
 */
record ApiRequests(Map<String, Long> counts) {
  private static final Pattern LINE =
      Pattern.compile("apiserver_request_total\\{([^}]*)} ([0-9.e+]+)");
  private static final Set<String> WRITES =
      Set.of("POST", "PUT", "PATCH", "APPLY", "DELETE", "DELETECOLLECTION");
  private static final Set<String> RESOURCES =
      Set.of(
          "pipelineruns",
          "configmaps",
          "deployments",
          "poddisruptionbudgets",
          "pods",
          "events",
          "secrets",
          "leases",
          "kafkatopics",
          "kafkas");

  static ApiRequests soFar(KubernetesClient client) {
    Map<String, Long> counts = new TreeMap<>();
    client
        .raw("/metrics")
        .lines()
        .forEach(
            line -> {
              Matcher matcher = LINE.matcher(line);
              if (matcher.matches() && RESOURCES.contains(label(matcher.group(1), "resource"))) {
                counts.merge(
                    label(matcher.group(1), "verb")
                        + " "
                        + label(matcher.group(1), "resource")
                        + subresource(matcher.group(1)),
                    (long) Double.parseDouble(matcher.group(2)),
                    Long::sum);
              }
            });
    return new ApiRequests(counts);
  }

  /** Those since then. */
  ApiRequests since(ApiRequests then) {
    Map<String, Long> more = new TreeMap<>();
    counts.forEach(
        (what, count) -> {
          long difference = count - then.counts.getOrDefault(what, 0L);
          if (difference != 0) {
            more.put(what, difference);
          }
        });
    return new ApiRequests(more);
  }

  /** Those that change something; the leader renews its Lease all the time. */
  long writes() {
    return counts.entrySet().stream()
        .filter(e -> WRITES.contains(e.getKey().split(" ")[0]) && !e.getKey().contains("leases"))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private static String subresource(String labels) {
    String name = label(labels, "subresource");
    return name.isEmpty() ? "" : "/" + name;
  }

  private static String label(String labels, String name) {
    Matcher matcher = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(labels);
    return matcher.find() ? matcher.group(1) : "";
  }
}
