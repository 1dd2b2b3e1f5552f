package dev.millrace.connector.bigquery.fake;

import dev.millrace.contract.env.ProcessLocale;

/**
 * Serves the fake until the process is ended, with one dataset in it: {@code PORT PROJECT DATASET
 * LOCATION [sandbox]}.
 */
public final class FakeBigQueryMain {
  private FakeBigQueryMain() {}

  /** Starts and waits. */
  public static void main(String[] args) throws InterruptedException {
    ProcessLocale.useRoot();
    FakeBigQuery fake = FakeBigQuery.start(Integer.parseInt(args[0]), 1);
    if (args.length > 4 && args[4].equals("sandbox")) {
      fake.store().sandbox();
    }
    fake.store().createDataset(args[1], args[2], args[3]);
    System.out.println("serving " + args[1] + "." + args[2] + " on " + fake.endpoint());
    Thread.currentThread().join();
  }
}
