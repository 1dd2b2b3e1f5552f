package dev.millrace.local.folder;

import com.fasterxml.jackson.core.type.TypeReference;
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

/**
 * What a run is, written when it begins.
 *
 * @param identity settings that decide what its messages are and where they end
 * @param instance part of its workers' names; the same at every start, so that a worker's successor
 *     ends at once what the dead one left open
 */
public record RunRecord(Identity identity, String instance) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Reads a record; empty when there is none. */
  public static Optional<RunRecord> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      JsonNode json = JSON.readTree(file.toFile());
      Map<String, String> settings =
          JSON.convertValue(json.path("identity"), new TypeReference<Map<String, String>>() {});
      return Optional.of(new RunRecord(new Identity(settings), json.path("instance").asText()));
    } catch (IOException | IllegalArgumentException e) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "%s is not readable, so it is not known what the run was; --fresh starts over",
              file));
    }
  }

  /** Writes the record in one step: never half of it. */
  public void write(Path file) {
    ObjectNode json = JSON.createObjectNode();
    json.set("identity", JSON.valueToTree(identity.settings()));
    json.put("instance", instance);
    Path aside = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.writeString(aside, json.toPrettyString() + "\n");
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + IoReasons.sentence(e), e);
    }
  }
}
