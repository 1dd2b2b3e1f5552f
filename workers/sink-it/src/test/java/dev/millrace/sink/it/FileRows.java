package dev.millrace.sink.it;

import dev.millrace.connector.files.EventFiles;
import dev.millrace.connector.files.FilesConfig;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Asks the files of a run. */
record FileRows(FilesConfig config, Run run) {
  /** Rows, distinct ids, and rows whose columns do not belong together. */
  String summary() throws SQLException {
    EventFiles files = new EventFiles(config, Run.COLUMNS, run.names().processedTopic());
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT count(*), count(DISTINCT id), count(*) FILTER (text <> 'text of ' || id)"
                    + " FROM "
                    + files.relation())) {
      row.next();
      return row.getString(1) + " " + row.getString(2) + " " + row.getString(3);
    }
  }
}
