package dev.millrace.connector.spec;

import java.nio.file.Path;

/** Where a run's stages are, as far as a plan depends on it. */
public interface Placement {

  /** A path of the run from where relative ones start; one file has one path, however written. */
  Path path(String ofRun);

  /** Whether the stages run in one process, where there are no Secrets. */
  boolean isLocal();
}
