package dev.millrace.local.run;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How the user wants a run to be run.
 *
 * @param dataDirectory below it every run has a folder
 * @param fresh whether to start over
 * @param report where to write an HTML report; absent for none
 * @param version of this command
 */
public record RunOptions(
    Path dataDirectory, boolean fresh, Optional<Path> report, String version) {}
