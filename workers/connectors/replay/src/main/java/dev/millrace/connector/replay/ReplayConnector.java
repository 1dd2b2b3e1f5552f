package dev.millrace.connector.replay;

import dev.millrace.connector.api.SourceConnector;
import dev.millrace.connector.lanes.Source;
import dev.millrace.connector.spec.PathRules;
import dev.millrace.connector.spec.Placement;
import dev.millrace.contract.Problems;
import dev.millrace.contract.config.ProducerConfig;
import dev.millrace.contract.event.Column;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A file whose every line is one event. */
public final class ReplayConnector implements SourceConnector<ReplaySpec, ReplayConfig> {
  @Override
  public String field() {
    return ReplayConfig.FIELD;
  }

  @Override
  public String type() {
    return ReplayConfig.TYPE;
  }

  @Override
  public Class<ReplaySpec> specType() {
    return ReplaySpec.class;
  }

  @Override
  public Class<ReplayConfig> configType() {
    return ReplayConfig.class;
  }

  @Override
  public void check(ReplaySpec spec, Map<String, String> enriched, Problems problems) {
    PathRules.check("spec.source.replay.path", spec.path(), problems);
    ReplayColumnRules.check(declared(spec), enriched, problems);
  }

  @Override
  public ReplayConfig config(ReplaySpec spec, Placement placement) {
    return new ReplayConfig(placement.path(spec.path()), columns(spec));
  }

  @Override
  public List<Column> columns(ReplaySpec spec) {
    return declared(spec).stream()
        .filter(column -> column != null && column.name() != null && column.type() != null)
        .map(
            column ->
                new Column(column.name(), column.type(), Optional.ofNullable(column.format())))
        .toList();
  }

  @Override
  public Optional<String> fieldOf(ReplaySpec spec, String column) {
    List<String> names =
        declared(spec).stream().map(c -> String.valueOf(c == null ? null : c.name())).toList();
    int index = names.indexOf(column);
    return index < 0
        ? Optional.empty()
        : Optional.of("spec.source.replay.columns[" + index + "].name");
  }

  /** The events are not ours and may have fields of any name. */
  @Override
  public String enrichmentPrefix() {
    return "enriched_";
  }

  @Override
  public Source source(ReplayConfig config, ProducerConfig producer) {
    Problems problems = new Problems();
    problems.require(
        producer.messages().isEmpty() || producer.lanes() == 1,
        "lanes",
        producer.lanes(),
        "must be 1 when messages says how many lines of a file are replayed");
    problems.throwIfAny();
    return ReplayFileSource.of(
        config.path(), producer.lanes(), producer.messages().orElse(Long.MAX_VALUE));
  }

  @Override
  public void look(Path file) {
    ReplayFile.at(file);
  }

  private static List<ReplayColumn> declared(ReplaySpec spec) {
    return Objects.requireNonNullElse(spec.columns(), List.of());
  }
}
