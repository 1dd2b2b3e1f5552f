package dev.millrace.local.report.history;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.millrace.contract.Stage;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The text form of a {@link HistorySample}: one JSON object on one line.
 *
 * <pre>{@code
 * {"at":"2026-03-01T10:00:00.500Z","start":"2026-03-01T09:59:58.120Z","rssBytes":512000000,"stages":{"producer":{"in":1000,"dead":0,"lag":0,"ratePerSecond":2000.0},…}}
 * }</pre>
 */
public final class HistoryLine {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final ObjectWriter WRITER = MAPPER.writerFor(Json.class);
  private static final ObjectReader READER = MAPPER.readerFor(Json.class);

  @JsonPropertyOrder({"at", "start", "rssBytes", "stages"})
  private record Json(
      @JsonProperty("at") String at,
      @JsonProperty("start") String start,
      @JsonProperty("rssBytes") long rssBytes,
      @JsonProperty("stages") Map<String, StageSample> stages) {}

  private HistoryLine() {}

  /** The line, without its end. */
  public static String encode(HistorySample sample) {
    Map<String, StageSample> stages = new LinkedHashMap<>();
    for (Stage stage : Stage.values()) {
      if (sample.stages().containsKey(stage)) {
        stages.put(stage.id(), sample.stages().get(stage));
      }
    }
    try {
      return WRITER.writeValueAsString(
          new Json(millis(sample.at()), millis(sample.start()), sample.rssBytes(), stages));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a history sample has only numbers and names", e);
    }
  }

  /** Reads a line; empty when it is not a whole one, as after a process that died writing it. */
  public static Optional<HistorySample> parse(String line) {
    try {
      Json json = READER.readValue(line);
      if (json == null || json.at() == null || json.start() == null || json.stages() == null) {
        return Optional.empty();
      }
      Map<Stage, StageSample> stages = new EnumMap<>(Stage.class);
      for (Stage stage : Stage.values()) {
        if (json.stages().get(stage.id()) != null) {
          stages.put(stage, json.stages().get(stage.id()));
        }
      }
      return Optional.of(
          new HistorySample(
              Instant.parse(json.at()), Instant.parse(json.start()), json.rssBytes(), stages));
    } catch (JsonProcessingException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String millis(Instant moment) {
    return moment.truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
