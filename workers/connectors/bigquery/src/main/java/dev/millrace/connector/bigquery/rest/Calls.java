package dev.millrace.connector.bigquery.rest;

import dev.millrace.connector.bigquery.fault.FaultException;
import dev.millrace.connector.bigquery.fault.Faults;
import java.io.IOException;

/** Makes one kind of failure of all that a client throws. */
final class Calls {
  /** A call of the client. */
  interface Call<T> {
    T run() throws IOException;
  }

  private Calls() {}

  static <T> T of(Call<T> call) {
    try {
      return call.run();
    } catch (FaultException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new FaultException(Faults.of(e), e);
    }
  }
}
