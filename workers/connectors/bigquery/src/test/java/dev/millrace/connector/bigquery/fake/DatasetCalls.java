package dev.millrace.connector.bigquery.fake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** datasets.* */
final class DatasetCalls {
  private final Store store;

  DatasetCalls(Store store) {
    this.store = store;
  }

  List<Route> routes() {
    String datasets = "/bigquery/v2/projects/{project}/datasets";
    return List.of(
        Route.of(Operation.DATASET_GET, "GET", datasets + "/{dataset}", this::get),
        Route.of(Operation.DATASET_GET, "GET", datasets, this::list),
        Route.of(Operation.DATASET_CREATE, "POST", datasets, this::create));
  }

  private Reply get(Call call) {
    return Reply.ok(store.dataset(call.name(1), call.name(2)).resource());
  }

  private Reply list(Call call) {
    store.requireProject(call.name(1));
    ObjectNode json = Json.object();
    ArrayNode all = json.putArray("datasets");
    synchronized (store.datasets) {
      store.datasets.values().stream()
          .filter(dataset -> dataset.project.equals(call.name(1)))
          .forEach(dataset -> all.add(dataset.resource()));
    }
    return Reply.ok(json);
  }

  private Reply create(Call call) {
    store.requireProject(call.name(1));
    String name = call.json().path("datasetReference").path("datasetId").asText();
    String location = call.json().path("location").asText("US");
    synchronized (store.datasets) {
      if (store.datasets.containsKey(call.name(1) + "." + name)) {
        throw Refusal.duplicate("Dataset " + call.name(1) + ":" + name);
      }
    }
    return Reply.ok(store.createDataset(call.name(1), name, location).resource());
  }
}
