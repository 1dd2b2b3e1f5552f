package dev.millrace.crds.apiserver;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What {@code kubectl create --validate=strict} sends: the text of a file as it is.
 *
 * @param status HTTP status
 * @param body the object, or a Status with the refusal's message
 */
public record StrictCreate(int status, String body) {
  /** Whether the server takes the object. */
  public boolean accepted() {
    return status / 100 == 2;
  }

  /** Creates YAML at a path such as {@code /apis/group/version/namespaces/default/plural}. */
  public static StrictCreate create(KubernetesClient client, String path, String yaml) {
    return send(client, path + "?fieldValidation=Strict", yaml);
  }

  /** The same, but nothing is kept. */
  public static StrictCreate dryRun(KubernetesClient client, String path, String yaml) {
    return send(client, path + "?fieldValidation=Strict&dryRun=All", yaml);
  }

  private static StrictCreate send(KubernetesClient client, String path, String yaml) {
    HttpClient http = client.getHttpClient();
    String url = client.getConfiguration().getMasterUrl().replaceAll("/$", "") + path;
    try {
      HttpResponse<String> response =
          http.sendAsync(
                  http.newHttpRequestBuilder()
                      .uri(url)
                      .method("POST", "application/yaml", yaml)
                      .build(),
                  String.class)
              .get(30, TimeUnit.SECONDS);
      return new StrictCreate(response.code(), response.bodyString());
    } catch (ExecutionException | TimeoutException | IOException e) {
      throw new IllegalStateException("no answer from " + url, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + url, e);
    }
  }
}
