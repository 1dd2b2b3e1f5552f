package dev.millrace.crds.plan;

import dev.millrace.connector.registry.Connectors;
import dev.millrace.connector.spec.Placement;
import dev.millrace.contract.names.ProbePaths;
import java.nio.file.Path;

/**
 * What a plan depends on beside the run itself.
 *
 * @param place where the stages run
 * @param folder where relative paths of the run start
 * @param port HTTP port of every stage instance; 0 for any free one
 * @param connectors sources and warehouses that a run may have
 */
public record PlanInputs(Place place, Path folder, int port, Connectors connectors)
    implements Placement {
  /** Where the stages run. */
  public enum Place {
    /** In pods, beside a Kafka of the cluster or elsewhere; Secrets are mounted. */
    Cluster,
    /** In one process; there are no Secrets, and Kafka may be in the process too. */
    Local
  }

  /** Folder inside a worker's container where relative paths start. */
  public static final Path CLUSTER_FOLDER = Path.of("/data");

  /** Stages in pods. */
  public static PlanInputs cluster() {
    return new PlanInputs(Place.Cluster, CLUSTER_FOLDER, ProbePaths.PORT, Connectors.all());
  }

  /** Stages in this process; relative paths start at {@code folder}. */
  public static PlanInputs local(Path folder) {
    return new PlanInputs(Place.Local, folder, 0, Connectors.all());
  }

  @Override
  public Path path(String ofRun) {
    return folder.resolve(ofRun).normalize();
  }

  @Override
  public boolean isLocal() {
    return place == Place.Local;
  }
}
