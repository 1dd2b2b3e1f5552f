package dev.millrace.connector.bigquery.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A resumable upload under way. */
final class Upload {
  private static final Pattern RANGE = Pattern.compile("bytes (\\d+)-(\\d+)/(\\d+|\\*)");

  final String project;
  final JsonNode job;
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();
  private Reply answer;

  Upload(String project, JsonNode job) {
    this.project = project;
    this.job = job;
  }

  /**
   * Takes a piece.
   *
   * @return whether it was the last one
   */
  synchronized boolean add(String contentRange, byte[] piece) {
    Matcher range = RANGE.matcher(String.valueOf(contentRange));
    if (!range.matches() || Long.parseLong(range.group(1)) != data.size()) {
      throw Refusal.invalid("Content-Range " + contentRange + " after " + data.size() + " bytes");
    }
    data.writeBytes(piece);
    return !range.group(3).equals("*");
  }

  synchronized byte[] bytes() {
    return data.toByteArray();
  }

  synchronized long size() {
    return data.size();
  }

  /** The answer to the last piece, once there is one: asking again gets it again. */
  synchronized Reply answer() {
    return answer;
  }

  synchronized void answer(Reply reply) {
    answer = reply;
    data.reset();
  }
}
