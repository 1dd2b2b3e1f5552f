package dev.millrace.connector.bigquery.rest;

import com.google.auth.Credentials;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.cloud.NoCredentials;
import com.google.cloud.ServiceOptions;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryOptions;
import com.google.cloud.http.HttpTransportOptions;
import dev.millrace.connector.bigquery.config.BigQueryConfig;
import dev.millrace.connector.bigquery.fault.Fault;
import dev.millrace.connector.bigquery.fault.FaultException;
import dev.millrace.connector.bigquery.fault.FaultKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Makes clients. */
public final class Connection {
  private static final String SCOPE = "https://www.googleapis.com/auth/bigquery";
  private static final int CONNECT_TIMEOUT_MS = 20_000;
  private static final int READ_TIMEOUT_MS = 120_000;

  private Connection() {}

  /**
   * A client with credentials read just now, so that a key that was replaced is found.
   *
   * @throws FaultException when there are no usable credentials
   */
  public static BigQuery open(BigQueryConfig config) {
    BigQueryOptions.Builder options =
        BigQueryOptions.newBuilder()
            .setProjectId(config.project())
            .setCredentials(credentials(config))
            .setRetrySettings(ServiceOptions.getNoRetrySettings())
            .setTransportOptions(
                HttpTransportOptions.newBuilder()
                    .setConnectTimeout(CONNECT_TIMEOUT_MS)
                    .setReadTimeout(READ_TIMEOUT_MS)
                    .build());
    config.endpoint().ifPresent(options::setHost);
    return options.build().getService();
  }

  private static Credentials credentials(BigQueryConfig config) {
    if (config.credentials().isPresent()) {
      return fromFile(config.credentials().get());
    }
    return config.emulated() ? NoCredentials.getInstance() : ofTheEnvironment();
  }

  private static Credentials ofTheEnvironment() {
    try {
      return GoogleCredentials.getApplicationDefault().createScoped(SCOPE);
    } catch (IOException | IllegalArgumentException e) {
      String sentence = "there are no credentials in the environment: " + e.getMessage();
      throw new FaultException(new Fault(FaultKind.NO_LOGIN, 0, "", sentence), e);
    }
  }

  private static Credentials fromFile(Path file) {
    try (InputStream key = Files.newInputStream(file)) {
      return GoogleCredentials.fromStream(key).createScoped(SCOPE);
    } catch (IOException | IllegalArgumentException e) {
      String why = e instanceof NoSuchFileException ? "no such file" : e.getMessage();
      String sentence = "key file " + file + ": " + why;
      throw new FaultException(new Fault(FaultKind.CREDENTIALS, 0, "", sentence), e);
    }
  }
}
