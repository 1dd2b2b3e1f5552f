package dev.millrace.local.folder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.contract.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a run is, written when it begins.
 *
 * @param identity settings that decide what its messages are and where they end
 * @param instance part of its workers' names; the same at every start, so that a worker's successor
 *     ends at once what the dead one left open
 * @param source what tells the replayed file from others; empty for what is generated
 * @param topics ids of the run's topics by name, as {@code TopicOwnership} has them
 */
public record RunRecord(
    Identity identity, String instance, Map<String, String> source, Map<String, String> topics) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Takes copies of the maps. */
  public RunRecord {
    source = Map.copyOf(source);
    topics = Map.copyOf(topics);
  }

  /**
   * Reads a record; empty when there is none.
   *
   * @throws InvalidInputException when it is no record of a run
   */
  public static Optional<RunRecord> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      JsonNode json = JSON.readTree(file.toFile());
      Map<String, String> identity = texts(json, "identity");
      String instance = json.path("instance").asText();
      if (identity.isEmpty() || instance.isEmpty()) {
        throw unreadable(file, (identity.isEmpty() ? "identity" : "instance") + " is missing");
      }
      return Optional.of(
          new RunRecord(
              new Identity(identity), instance, texts(json, "source"), texts(json, "topics")));
    } catch (JsonProcessingException e) {
      throw unreadable(file, "it is not JSON");
    } catch (IOException e) {
      throw unreadable(file, IoReasons.sentence(e));
    }
  }

  /** This record with what tells the source from others. */
  public RunRecord withSource(Map<String, String> identityOfSource) {
    return new RunRecord(identity, instance, identityOfSource, topics);
  }

  /** This record with other ids of topics. */
  public RunRecord withTopics(Map<String, String> ids) {
    return new RunRecord(identity, instance, source, ids);
  }

  private static Map<String, String> texts(JsonNode record, String field) {
    Map<String, String> texts = new TreeMap<>();
    record.path(field).properties().forEach(e -> texts.put(e.getKey(), e.getValue().asText()));
    return texts;
  }

  private static InvalidInputException unreadable(Path file, String reason) {
    return new InvalidInputException(
        String.format(
                Locale.ROOT,
                "%s is not the record of a run (%s), so it is not known what the run was; put the"
                    + " old one",
                file,
                reason)
            + " back, or start over with --fresh");
  }

  /** Writes the record in one step: never half of it. */
  public void write(Path file) {
    ObjectNode json = JSON.createObjectNode();
    json.set("identity", JSON.valueToTree(identity.settings()));
    json.put("instance", instance);
    json.set("source", JSON.valueToTree(new TreeMap<>(source)));
    json.set("topics", JSON.valueToTree(new TreeMap<>(topics)));
    Path aside = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.writeString(aside, json.toPrettyString() + "\n");
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + IoReasons.sentence(e), e);
    }
  }
}
