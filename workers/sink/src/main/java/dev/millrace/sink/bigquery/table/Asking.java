package dev.millrace.sink.bigquery.table;

import dev.millrace.sink.bigquery.fault.Fault;
import dev.millrace.sink.bigquery.fault.FaultException;
import dev.millrace.sink.bigquery.fault.Faults;
import dev.millrace.sink.warehouse.TransientFailure;
import java.util.function.Supplier;

/** Asks BigQuery for something; a refusal becomes a sentence that says what to do. */
final class Asking {
  private Asking() {}

  static <T> T of(String what, Supplier<T> call) throws TransientFailure {
    try {
      return call.get();
    } catch (FaultException e) {
      throw refused(what, e.fault(), e);
    } catch (RuntimeException e) {
      throw refused(what, Faults.of(e), e);
    }
  }

  static TransientFailure refused(String what, Fault fault, RuntimeException cause) {
    return new TransientFailure(what + ": " + fault.sentence() + advice(fault), cause);
  }

  private static String advice(Fault fault) {
    return switch (fault.kind()) {
      case CREDENTIALS -> ": replace the key, or sign in again";
      case DENIED ->
          ": give the credentials the roles BigQuery Data Editor (roles/bigquery.dataEditor) and"
              + " BigQuery Job User (roles/bigquery.jobUser)";
      case BILLING ->
          ": streaming needs a billing account; writeMethod LoadJob is free and needs none";
      default -> "";
    };
  }
}
