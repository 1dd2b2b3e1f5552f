package dev.millrace.connector.tweets;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A text resource of sections: a line {@code [name]}, then one entry a line. Entries may hold
 * Datafaker expressions such as {@code #{Address.city}}.
 *
 * @param name of the resource, beside this class
 * @param sections entries by section, in the file's order
 */
record PhraseFile(String name, Map<String, List<String>> sections) {
  static PhraseFile read(String name) {
    Map<String, List<String>> sections = new LinkedHashMap<>();
    try (InputStream in = PhraseFile.class.getResourceAsStream(name);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      List<String> current = List.of();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("[")) {
          current = new ArrayList<>();
          sections.put(line.substring(1, line.length() - 1), current);
        } else if (!line.isBlank()) {
          current.add(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + name, e);
    }
    return new PhraseFile(name, sections);
  }

  List<String> section(String section) {
    List<String> entries = sections.get(section);
    if (entries == null || entries.isEmpty()) {
      throw new IllegalStateException(name + " has no [" + section + "]");
    }
    return entries;
  }
}
