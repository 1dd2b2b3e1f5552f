package dev.millrace.crds.check;

import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;

/** What a field is for, taken from the schema, to end a message with. */
final class Sentence {
  private Sentence() {}

  /** The description's first sentence after a colon, or nothing. */
  static String of(JSONSchemaProps schema) {
    if (schema == null || schema.getDescription() == null) {
      return "";
    }
    String text = schema.getDescription();
    int end = text.indexOf(". ");
    String first = end < 0 ? text : text.substring(0, end);
    return ": " + (first.endsWith(".") ? first.substring(0, first.length() - 1) : first);
  }
}
