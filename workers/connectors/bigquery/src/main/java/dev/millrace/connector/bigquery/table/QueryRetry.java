package dev.millrace.connector.bigquery.table;

import dev.millrace.connector.bigquery.fault.Advice;
import dev.millrace.connector.bigquery.fault.Fault;
import dev.millrace.connector.bigquery.fault.FaultException;
import dev.millrace.connector.bigquery.fault.Faults;
import dev.millrace.connector.warehouse.TransientFailure;
import java.util.function.Supplier;

/** Asks BigQuery for something; a refusal becomes a sentence that says what to do. */
final class QueryRetry {
  private final Advice advice;

  QueryRetry(Advice advice) {
    this.advice = advice;
  }

  <T> T of(String what, Supplier<T> call) throws TransientFailure {
    try {
      return call.get();
    } catch (FaultException e) {
      throw refused(what, e.fault(), e);
    } catch (RuntimeException e) {
      throw refused(what, Faults.of(e), e);
    }
  }

  TransientFailure refused(String what, Fault fault, RuntimeException cause) {
    return new TransientFailure(what + ": " + advice.sentence(fault), cause);
  }
}
