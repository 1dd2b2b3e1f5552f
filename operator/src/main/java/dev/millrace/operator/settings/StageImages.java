package dev.millrace.operator.settings;

import dev.millrace.contract.Stage;

/**
 * Container images of the stages.
 *
 * @param producer of the first stage
 * @param enricher of the second
 * @param sink of the last
 */
public record StageImages(String producer, String enricher, String sink) {
  /** The image of a stage. */
  public String of(Stage stage) {
    return switch (stage) {
      case PRODUCER -> producer;
      case ENRICHER -> enricher;
      case SINK -> sink;
    };
  }
}
