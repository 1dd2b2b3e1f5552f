package dev.millrace.connector.bigquery.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.HttpResponseException;
import com.google.cloud.bigquery.BigQueryError;
import com.google.cloud.bigquery.BigQueryException;
import java.io.IOException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {
  @ParameterizedTest
  @CsvSource({
    "503, backendError, TRANSIENT",
    "500, internalError, TRANSIENT",
    "403, rateLimitExceeded, RATE_LIMIT",
    "403, quotaExceeded, QUOTA",
    "403, billingNotEnabled, BILLING",
    "403, accessDenied, DENIED",
    "403, accessNotConfigured, API_DISABLED",
    "400, userProjectMissing, QUOTA_PROJECT",
    "403, insufficientPermissions, DENIED",
    "404, notFound, NOT_FOUND",
    "409, duplicate, DUPLICATE",
    "401, authError, CREDENTIALS",
    "400, invalid, REFUSED",
    "400, invalidQuery, REFUSED",
    "413, uploadTooLarge, TOO_LARGE"
  })
  void aRequestIsSortedByReason(int code, String reason, FaultKind kind) {
    Fault fault = Faults.of(exception(code, reason));
    assertThat(fault.kind()).isEqualTo(kind);
    assertThat(fault.reason()).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "0, TRANSIENT", "408, TRANSIENT", "429, RATE_LIMIT", "500, TRANSIENT", "502, TRANSIENT",
    "503, TRANSIENT", "504, TRANSIENT", "401, CREDENTIALS", "403, DENIED", "404, NOT_FOUND",
    "409, DUPLICATE", "413, TOO_LARGE", "400, REFUSED", "412, REFUSED"
  })
  void withoutAKnownReasonTheCodeDecides(int code, FaultKind kind) {
    assertThat(Faults.of(exception(code, "somethingNew")).kind()).isEqualTo(kind);
  }

  @Test
  void noAnswerPasses() {
    Fault fault = Faults.of(new BigQueryException(new ConnectException("Connection refused")));
    assertThat(fault.kind()).isEqualTo(FaultKind.TRANSIENT);
    assertThat(fault.sentence()).isEqualTo("Connection refused (no answer)");
    assertThat(Faults.of(new IOException()).sentence()).isEqualTo("IOException (no answer)");
  }

  @Test
  void theBodyIsReadWhereTheClientDoesNot() {
    String body = "{\"error\":{\"message\":\"words\",\"errors\":[{\"reason\":\"quotaExceeded\"}]}}";
    Fault fault = Faults.of(new BigQueryException(answer(403, body)));
    assertThat(fault).isEqualTo(new Fault(FaultKind.QUOTA, 403, "quotaExceeded", "words"));
    assertThat(Faults.of(new BigQueryException(answer(503, "<html>"))).kind())
        .isEqualTo(FaultKind.TRANSIENT);
  }

  @ParameterizedTest
  @CsvSource({
    "invalid, true, ROWS",
    "invalid, false, REFUSED",
    "backendError, false, TRANSIENT",
    "stopped, false, TRANSIENT",
    "quotaExceeded, false, QUOTA",
    "accessDenied, true, DENIED",
    "notFound, false, NOT_FOUND",
    "somethingNew, false, REFUSED"
  })
  void aJobIsSortedByReasonAndByWhetherRowsAreToBlame(String reason, boolean rows, FaultKind kind) {
    assertThat(Faults.ofJob(new BigQueryError(reason, "", "words"), rows).kind()).isEqualTo(kind);
  }

  @Test
  void aSentenceEndsWithTheReasonCode() {
    assertThat(Faults.of(exception(403, "accessDenied")).sentence())
        .isEqualTo("words (accessDenied)");
    assertThat(new Fault(FaultKind.REFUSED, 418, "", " ").sentence()).isEqualTo("HTTP 418");
  }

  private static HttpResponseException answer(int code, String body) {
    return new HttpResponseException.Builder(code, "", new HttpHeaders()).setContent(body).build();
  }

  private static BigQueryException exception(int code, String reason) {
    return new BigQueryException(code, "words", new BigQueryError(reason, "", "words"));
  }
}
