package dev.millrace.local.report.settings;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.utils.AppInfoParser;

/** What has a part in a run on this machine. */
public final class Versions {
  private Versions() {}

  /** Versions as they are here and now; {@code millrace} is that of the command itself. */
  public static List<Setting> here(String millrace) {
    List<Setting> versions = new ArrayList<>();
    add(versions, "millrace", millrace);
    add(versions, "Java", property("java.vendor") + " " + property("java.version"));
    add(
        versions,
        "System",
        String.format(
            Locale.ROOT,
            "%s %s %s, %d processors",
            property("os.name"),
            property("os.version"),
            property("os.arch"),
            Runtime.getRuntime().availableProcessors()));
    add(versions, "Kafka", AppInfoParser.getVersion());
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
      add(versions, "DuckDB", connection.getMetaData().getDatabaseProductVersion());
    } catch (SQLException e) {
      add(versions, "DuckDB", "not usable here: " + e.getMessage());
    }
    return versions;
  }

  private static void add(List<Setting> versions, String name, String version) {
    versions.add(new Setting("", name, version.strip()));
  }

  private static String property(String name) {
    return System.getProperty(name, "");
  }
}
